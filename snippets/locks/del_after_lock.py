"""`__del__` gets the lock if the last reference goes after the block."""

import threading


class Pool:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.open: list[Connection] = []
        self.closed = 0


class Connection:
    def __init__(self, pool: Pool) -> None:
        self.pool = pool

    def __del__(self) -> None:
        if not self.pool.lock.acquire(timeout=0.2):
            print("__del__ waits in vain")
            return
        self.pool.closed += 1
        self.pool.lock.release()


def main() -> None:
    pool = Pool()
    pool.open.append(Connection(pool))
    with pool.lock:
        gone, pool.open = pool.open, []
    del gone
    print("closed:", pool.closed)


if __name__ == "__main__":
    main()
