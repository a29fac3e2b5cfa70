"""A name that a block has cannot be given to another one."""

# needs: os.fork

import os
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    name = f"shop-{os.getpid()}"
    forgotten = SharedMemory(name, create=True, size=16)
    try:
        block = SharedMemory(name, create=True, size=16)
        block.close()
    except FileExistsError as error:
        print("main:", error)
    forgotten.close()
    forgotten.unlink()


if __name__ == "__main__":
    main()
