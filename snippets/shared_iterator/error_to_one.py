"""An error in a shared generator reaches one thread; bob sees an end."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def orders() -> Iterator[str]:
    yield "tea"
    yield "milk"
    raise OSError("no connection")


class OneAtATime:
    def __init__(self, items: Iterator[str]) -> None:
        self.items, self.lock = items, threading.Lock()

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        with self.lock:
            return next(self.items)


def work(items: Iterator[str], one_each: threading.Barrier) -> int:
    served = 0
    for _ in items:
        one_each.wait(timeout=5)
        served += 1
    return served


def main() -> None:
    items, one_each = OneAtATime(orders()), threading.Barrier(2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        both = [clerks.submit(work, items, one_each) for _ in range(2)]
    for clerk in sorted(both, key=lambda clerk: clerk.exception() is None):
        print(clerk.exception() or f"served {clerk.result()}, the end")


if __name__ == "__main__":
    main()
