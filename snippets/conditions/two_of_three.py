"""`notify(2)` wakes two of the threads that wait, `notify_all` all."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Hall:
    def __init__(self) -> None:
        lock = threading.Lock()
        self.called = threading.Condition(lock)
        self.changed = threading.Condition(lock)
        self.waiting = 0


def sit(hall: Hall) -> None:
    with hall.called:
        hall.waiting += 1
        hall.changed.notify()
        hall.called.wait(timeout=5)
        hall.waiting -= 1
        hall.changed.notify()


def main() -> None:
    hall = Hall()
    with ThreadPoolExecutor(max_workers=5) as guests, hall.changed:
        for _ in range(5):
            guests.submit(sit, hall)
        hall.changed.wait_for(lambda: hall.waiting == 5, timeout=5)
        hall.called.notify(2)
        hall.changed.wait_for(lambda: hall.waiting <= 3, timeout=5)
        hall.changed.wait_for(lambda: hall.waiting < 3, timeout=0.2)
        print("notify(2): still waiting:", hall.waiting)
        hall.called.notify_all()
        hall.changed.wait_for(lambda: hall.waiting == 0, timeout=5)
        print("notify_all: still waiting:", hall.waiting)


if __name__ == "__main__":
    main()
