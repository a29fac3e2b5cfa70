"""The finally of a shared generator runs when somebody closes it."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def orders(
    started: threading.Event, closed: threading.Event
) -> Iterator[str]:
    try:
        started.set()
        closed.wait(timeout=5)
        yield "tea"
        yield "milk"
    finally:
        print("connection closed")


def work(items: Iterator[str]) -> str:
    for item in items:
        return item  # enough for today
    return "nothing"


def main() -> None:
    started, closed = threading.Event(), threading.Event()
    items = orders(started, closed)
    with ThreadPoolExecutor(max_workers=1) as clerks:
        ann = clerks.submit(work, items)
        started.wait(timeout=5)
        try:
            items.close()
        except ValueError as error:
            print(f"close: {error!r}")
        closed.set()
    print("ann:", ann.result(), "and goes home")
    items.close()


if __name__ == "__main__":
    main()
