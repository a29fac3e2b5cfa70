"""A listener that is called under the lock waits for that lock."""

import threading
import traceback
from collections.abc import Callable


class Basket:
    def __init__(self, listener: Callable[["Basket"], None]) -> None:
        self.lock = threading.Lock()
        self.items: list[str] = []
        self.listener = listener

    def add(self, item: str) -> None:
        with self.lock:
            self.items.append(item)
            self.listener(self)

    def count(self) -> int:
        if not self.lock.acquire(timeout=0.2):
            calls = traceback.extract_stack()[1:]
            print("waits:", " > ".join(call.name for call in calls))
            return 0
        self.lock.release()
        return len(self.items)


def show(basket: Basket) -> None:
    print("items:", basket.count())


def main() -> None:
    basket = Basket(show)
    basket.add("tea")


if __name__ == "__main__":
    main()
