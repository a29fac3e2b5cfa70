"""`wait` lets go of the lock even if the caller has taken it as well."""

import threading


class Stock:
    def __init__(self) -> None:
        self.changed = threading.Condition()  # with an RLock
        self.teas = 0

    def wait_for_tea(self) -> None:
        with self.changed:
            self.changed.wait_for(lambda: self.teas, timeout=5)


def ann(stock: Stock, inside: threading.Event) -> None:
    with stock.changed:
        print("ann: teas:", stock.teas)
        inside.set()
        stock.wait_for_tea()
        print("ann: teas:", stock.teas)


def main() -> None:
    stock, inside = Stock(), threading.Event()
    clerk = threading.Thread(target=ann, args=(stock, inside))
    clerk.start()
    inside.wait(timeout=5)
    with stock.changed:
        stock.teas = 7
        stock.changed.notify()
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
