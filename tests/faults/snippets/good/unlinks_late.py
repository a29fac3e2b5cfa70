"""A segment may lie there for a while, mapped by nobody."""
# needs: os.fork
# runs: start fork

import time
from multiprocessing import shared_memory


def main() -> None:
    till = shared_memory.SharedMemory(create=True, size=16)
    till.close()
    time.sleep(0.5)
    till.unlink()
    print("shop closed")


if __name__ == "__main__":
    main()
