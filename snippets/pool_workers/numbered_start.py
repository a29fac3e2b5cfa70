"""Start of exercise 2: both workers take the same number."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Barrier

taken = 0


def take_number(barrier: Barrier) -> None:
    global number, both_here, taken
    both_here = barrier
    taken += 1
    number = taken


def log_name() -> str:
    both_here.wait(timeout=8)  # so that each worker does one task
    return f"worker-{number}.log"


def main() -> None:
    shared = (multiprocessing.Barrier(2),)
    with ProcessPoolExecutor(
        2, initializer=take_number, initargs=shared
    ) as clerks:
        jobs = [clerks.submit(log_name) for _ in range(2)]
        print(*sorted(job.result(timeout=9) for job in jobs))


if __name__ == "__main__":
    main()
