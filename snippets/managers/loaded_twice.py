"""Two calls run in a manager's object at the same time, and both load."""

# runs: limit 30 s

import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.managers import BaseManager


class Cache:
    def __init__(self) -> None:
        self.pages: dict[str, str] = {}
        self.loads: list[str] = []
        self.both = threading.Barrier(2)

    def load(self, path: str) -> str:
        self.loads.append(path)
        self.both.wait(timeout=20)  # until the second call is here, too
        return f"page of {path}"

    def get(self, path: str) -> str:
        if path not in self.pages:
            self.pages[path] = self.load(path)
        return self.pages[path]

    def count_loads(self) -> int:
        return len(self.loads)


BaseManager.register("Cache", Cache)


def main() -> None:
    with BaseManager() as manager, ProcessPoolExecutor(2) as workers:
        cache = manager.Cache()
        jobs = [workers.submit(cache.get, "/tea") for _ in range(2)]
        print([job.result(timeout=20) for job in jobs])
        print("loads:", cache.count_loads())


if __name__ == "__main__":
    main()
