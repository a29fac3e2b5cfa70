"""Each worker takes a number of its own, for a log file or a port."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier


def take_number(taken: Synchronized, barrier: Barrier) -> None:
    global number, both_here
    both_here = barrier
    with taken.get_lock():
        taken.value += 1
        number = taken.value


def log_name() -> str:
    both_here.wait(timeout=8)  # so that each worker does one task
    return f"worker-{number}.log"


def main() -> None:
    shared = multiprocessing.Value("i", 0), multiprocessing.Barrier(2)
    with ProcessPoolExecutor(
        2, initializer=take_number, initargs=shared
    ) as clerks:
        jobs = [clerks.submit(log_name) for _ in range(2)]
        print(*sorted(job.result(timeout=9) for job in jobs))


if __name__ == "__main__":
    main()
