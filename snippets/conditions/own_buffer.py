"""A buffer of two places: one lock, a condition for each kind of wait."""

import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor


class Buffer:
    def __init__(self, size: int) -> None:
        lock = threading.Lock()
        self.filled = threading.Condition(lock)
        self.freed = threading.Condition(lock)
        self.size, self.items, self.closed = size, deque(), False

    def put(self, item: str) -> None:
        with self.freed:
            while len(self.items) >= self.size:
                self.freed.wait(timeout=5)
            self.items.append(item)
            self.filled.notify()

    def get(self) -> str | None:
        with self.filled:
            while not self.items and not self.closed:
                self.filled.wait(timeout=5)
            self.freed.notify()
            return self.items.popleft() if self.items else None

    def close(self) -> None:
        with self.filled:
            self.closed = True
            self.filled.notify_all()


def main() -> None:
    files = Buffer(2)
    with ThreadPoolExecutor(max_workers=2) as workers:
        takes = iter(files.get, None), iter(files.get, None)
        done = [workers.submit(list, take) for take in takes]
        for month in "apr", "may", "jun", "jul":
            files.put(f"{month}.csv")
        files.close()
    print(sorted(done[0].result() + done[1].result()))


if __name__ == "__main__":
    main()
