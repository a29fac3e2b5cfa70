"""Under fork, a worker younger than the tracker shares it."""

# needs: os.fork
# runs: limit 30 s

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory


def read(name: str) -> bytes:
    block = SharedMemory(name)
    text = bytes(block.buf[:5])
    block.close()
    return text


def main() -> None:
    fork = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, mp_context=fork) as workers:
        block = SharedMemory(create=True, size=16)
        workers.submit(len, "tea").result(timeout=20)  # starts the worker
        block.buf[:5] = b"3 tea"
        job = workers.submit(read, block.name)
        print("worker:", job.result(timeout=20))
        block.close()
        block.unlink()
        print("main: unlinked")


if __name__ == "__main__":
    main()
