"""A child attaches to a block by its name, and writes into it."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.shared_memory import SharedMemory


def write(name: str) -> None:
    block = SharedMemory(name)
    block.buf[:5] = b"3 tea"
    block.close()


def main() -> None:
    block = SharedMemory(create=True, size=16)
    try:
        clerk = multiprocessing.Process(target=write, args=(block.name,))
        clerk.start()
        clerk.join(timeout=20)
        print("name:", block.name)
        print("main reads:", bytes(block.buf[:5]))
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
