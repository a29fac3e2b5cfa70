"""A block that a dead run has left is removed, and its name is free."""

# needs: os.fork

import os
from multiprocessing.shared_memory import SharedMemory


def create(name: str, size: int) -> SharedMemory:
    try:
        return SharedMemory(name, create=True, size=size)
    except FileExistsError:
        left = SharedMemory(name)
        left.close()
        left.unlink()
        return SharedMemory(name, create=True, size=size)


def main() -> None:
    name = f"shop-{os.getpid()}"
    forgotten = SharedMemory(name, create=True, size=16)
    forgotten.buf[:5] = b"3 tea"
    block = create(name, size=16)
    print("new block:", bytes(block.buf[:5]))
    block.close()
    block.unlink()
    forgotten.close()


if __name__ == "__main__":
    main()
