"""A file, a segment and a child, all tidied up."""
# needs: os.fork

import os
import tempfile
from multiprocessing import shared_memory


def main() -> None:
    with tempfile.TemporaryFile(dir=".") as file:
        file.write(b"100")
    till = shared_memory.SharedMemory(create=True, size=16)
    pid = os.fork()
    if pid == 0:
        till.buf[0] = 100
        os._exit(0)
    os.waitpid(pid, 0)
    print("in the till:", till.buf[0])
    till.close()
    till.unlink()


if __name__ == "__main__":
    main()
