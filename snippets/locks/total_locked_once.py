"""Public methods acquire the lock, and call one that does not."""

import threading


class Basket:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.prices = [3, 4]

    def _total(self) -> int:  # call it with the lock held
        return sum(self.prices)

    def total(self) -> int:
        if not self.lock.acquire(timeout=0.3):
            raise TimeoutError("the lock is held")
        try:
            return self._total()
        finally:
            self.lock.release()

    def discount(self) -> int:
        with self.lock:
            return self._total() // 2


def main() -> None:
    basket = Basket()
    for method in basket.total, basket.discount:
        try:
            print(method())
        except TimeoutError as error:
            print("TimeoutError:", error)


if __name__ == "__main__":
    main()
