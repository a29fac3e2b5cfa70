"""A reader that comes while a writer waits goes in after the writer."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait


class Prices:
    def __init__(self) -> None:
        self.free = threading.Condition()
        self.readers = self.writers = 0
        self.asked = threading.Event()

    def read(self, look: Callable[[], None]) -> None:
        with self.free:
            self.free.wait_for(lambda: self.writers == 0, timeout=5)
            self.readers += 1
        look()
        with self.free:
            self.readers -= 1
            self.free.notify_all()

    def write(self, change: Callable[[], None]) -> None:
        with self.free:
            self.writers += 1
            self.asked.set()
            self.free.wait_for(lambda: self.readers == 0, timeout=5)
            self.writers -= 1
            self.free.notify_all()
            change()  # self.free is held, so no reader comes in


def main() -> None:
    prices, done = Prices(), list[str]()
    with ThreadPoolExecutor(max_workers=2) as clerks:

        def look() -> None:
            clerks.submit(prices.write, lambda: done.append("ann"))
            prices.asked.wait(timeout=5)
            bob = clerks.submit(prices.read, lambda: done.append("bob"))
            wait([bob], timeout=1)  # in vain

        prices.read(look)
    print(done)


if __name__ == "__main__":
    main()
