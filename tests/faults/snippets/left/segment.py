"""A segment is closed, and not unlinked."""
# needs: os.fork

import time
from multiprocessing import resource_tracker, shared_memory


def main() -> None:
    till = shared_memory.SharedMemory(create=True, size=16)
    resource_tracker.unregister(till._name, "shared_memory")
    time.sleep(1)  # while it is mapped, it is seen whose it is
    till.close()
    print("shop closed")


if __name__ == "__main__":
    main()
