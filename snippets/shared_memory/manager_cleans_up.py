"""A SharedMemoryManager removes its blocks, even after an error."""

# runs: limit 30 s

from concurrent.futures import ProcessPoolExecutor
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def pack(name: str) -> None:
    block = SharedMemory(name)
    block.close()
    raise ValueError("no tea left")


def main() -> None:
    try:
        with SharedMemoryManager() as manager:
            block = manager.SharedMemory(size=16)
            with ProcessPoolExecutor(max_workers=1) as workers:
                workers.submit(pack, block.name).result(timeout=20)
    except ValueError as error:
        print("pack:", error)
    block.close()
    try:
        SharedMemory(block.name)
    except FileNotFoundError:
        print("block: gone")


if __name__ == "__main__":
    main()
