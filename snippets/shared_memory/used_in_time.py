"""The worker adds up the sales while the manager keeps the block."""

# runs: limit 30 s

from concurrent.futures import ProcessPoolExecutor
from multiprocessing.managers import SharedMemoryManager
from multiprocessing.shared_memory import SharedMemory


def add_up(name: str, length: int) -> int:
    block = SharedMemory(name)
    total = sum(block.buf[:length])
    block.close()
    return total


def main() -> None:
    sales = bytes([30, 20, 50])
    with SharedMemoryManager() as manager:
        block = manager.SharedMemory(size=len(sales))
        block.buf[: len(sales)] = sales
        with ProcessPoolExecutor(max_workers=1) as workers:
            job = workers.submit(add_up, block.name, len(sales))
            print("sold:", job.result(timeout=20))
    block.close()


if __name__ == "__main__":
    main()
