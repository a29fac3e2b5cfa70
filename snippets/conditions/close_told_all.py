"""`notify_all` at the close wakes all workers."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Desk:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.both = threading.Event()
        self.waiting = 0
        self.closed = False

    def close(self) -> None:
        with self.changed:
            self.closed = True
            self.changed.notify_all()


def work(desk: Desk) -> str:
    with desk.changed:
        desk.waiting += 1
        if desk.waiting == 2:
            desk.both.set()
        while not desk.closed:
            if not desk.changed.wait(timeout=1):
                return "was not told"
    return "was told"


def main() -> None:
    desk = Desk()
    with ThreadPoolExecutor(max_workers=2) as workers:
        done = [workers.submit(work, desk) for _ in range(2)]
        desk.both.wait(timeout=5)
        desk.close()
        print(sorted(one.result(timeout=5) for one in done))


if __name__ == "__main__":
    main()
