"""A join under a lock that the thread needs does not end."""

import threading


class Counter:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.total = 0

    def add(self, amount: int) -> None:
        with self.lock:
            self.total += amount


def main() -> None:
    counter = Counter()
    clerk = threading.Thread(target=counter.add, args=(30,))
    with counter.lock:
        clerk.start()
        clerk.join(timeout=0.5)
        print("after the join:", counter.total, clerk.is_alive())
    clerk.join(timeout=5)
    print("after the lock:", counter.total, clerk.is_alive())


if __name__ == "__main__":
    main()
