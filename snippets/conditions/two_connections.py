"""Five threads share two database connections, and each gets its turn."""

import contextlib
import sqlite3
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


class Pool:
    def __init__(self, size: int) -> None:
        self.free: deque[sqlite3.Connection] = deque()
        self.count = threading.BoundedSemaphore(size)
        for _ in range(size):
            db = sqlite3.connect(":memory:", check_same_thread=False)
            self.free.append(db)

    @contextlib.contextmanager
    def connection(self) -> Iterator[sqlite3.Connection]:
        if not self.count.acquire(timeout=5):
            raise TimeoutError("no connection is free")
        db = self.free.popleft()
        try:
            yield db
        finally:
            self.free.append(db)
            self.count.release()


def ask(pool: Pool, number: int) -> int:
    with pool.connection() as db:
        return db.execute("SELECT 10 * ?", (number,)).fetchone()[0]


def main() -> None:
    pool = Pool(2)
    with ThreadPoolExecutor(max_workers=5) as threads:
        print(list(threads.map(ask, [pool] * 5, range(5))))
    print("connections:", len(pool.free))
    for db in pool.free:
        db.close()


if __name__ == "__main__":
    main()
