"""A Queue cannot be sent with a task of a pool."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.queues import Queue


def count(log: str, progress: Queue) -> int:
    progress.put(f"{log} done")
    return len(log)


def main() -> None:
    progress = multiprocessing.Queue()
    with ProcessPoolExecutor(max_workers=1) as workers:
        task = workers.submit(count, "a.log", progress)
        try:
            print(task.result(timeout=5), progress.get(timeout=5))
        except RuntimeError as error:
            print("RuntimeError:", error)


if __name__ == "__main__":
    main()
