"""Two tasks of a pool call one object, in another process."""

# runs: limit 30 s

import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.managers import BaseManager


class Visits:
    def __init__(self) -> None:
        self.number = 0
        self.lock = threading.Lock()

    def add(self, number: int) -> int:
        with self.lock:
            self.number += number
            return self.number


BaseManager.register("Visits", Visits)


def work(visits: Visits) -> None:
    for _ in range(100):
        visits.add(1)


def main() -> None:
    with BaseManager() as manager, ProcessPoolExecutor(2) as workers:
        visits = manager.Visits()
        jobs = [workers.submit(work, visits) for _ in range(2)]
        for job in jobs:
            job.result(timeout=20)
        print("visits:", visits.add(0))


if __name__ == "__main__":
    main()
