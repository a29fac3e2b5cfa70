"""A task that looks at an event stops early when main sets it."""

import multiprocessing
import time
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from multiprocessing.synchronize import Event

LINES = 10_000
HERE = {"web.log": 7}  # the line with the request that we seek


def take(event: Event) -> None:
    global stop
    stop = event


def search(log: str) -> str:
    for line in range(LINES):
        if line == HERE.get(log):
            return f"{log}: found in line {line}"
        if stop.is_set():
            return f"{log}: stopped early"
        time.sleep(0.02)  # stands for the work on one line
    return f"{log}: not found"


def main() -> None:
    stop = multiprocessing.Event()
    with ProcessPoolExecutor(2, initializer=take, initargs=(stop,)) as pool:
        logs = "shop.log", "web.log", "db.log"
        jobs = [pool.submit(search, log) for log in logs]
        wait(jobs, timeout=9, return_when=FIRST_COMPLETED)
        stop.set()
        print(*[job.result(timeout=5) for job in jobs], sep="\n")


if __name__ == "__main__":
    main()
