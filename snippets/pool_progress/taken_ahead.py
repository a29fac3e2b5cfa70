"""cancel refuses the tasks at work, and those that are taken ahead."""

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.synchronize import Event, Semaphore


def take(given: tuple[Semaphore, Event]) -> None:
    global begun, closing
    begun, closing = given


def pack(order: int) -> int:
    begun.release()
    closing.wait(timeout=20)
    return order


def main() -> None:
    begun, closing = multiprocessing.Semaphore(0), multiprocessing.Event()
    with ProcessPoolExecutor(2, None, take, ((begun, closing),)) as clerks:
        jobs = [clerks.submit(pack, order) for order in range(2)]
        for _ in jobs:
            begun.acquire(timeout=10)
        jobs += [clerks.submit(pack, order) for order in range(2, 9)]
        limit = time.monotonic() + 5
        while not jobs[4].running() and time.monotonic() < limit:
            time.sleep(0.01)
        print("running:", *[int(job.running()) for job in jobs])
        print("cancel: ", *[int(job.cancel()) for job in jobs])
        closing.set()
    print("done:", *[job.result() for job in jobs if not job.cancelled()])


if __name__ == "__main__":
    main()
