"""A Pool starts a new worker each time its initializer raises."""

# runs: limit 30 s

import io
import multiprocessing
import sys
from multiprocessing.synchronize import Semaphore


def open_prices(path: str, starts: Semaphore) -> None:
    sys.stderr = io.StringIO()  # a traceback for each worker
    starts.release()
    open(path)


def main() -> None:
    starts = multiprocessing.Semaphore(0)
    with multiprocessing.Pool(
        1, open_prices, ("spices.txt", starts)
    ) as clerks:
        job = clerks.apply_async(len, ("tea",))
        for _ in range(5):
            assert starts.acquire(timeout=5)
        print("five workers have started, answer:", job.ready())


if __name__ == "__main__":
    main()
