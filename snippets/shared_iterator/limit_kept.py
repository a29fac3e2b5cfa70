"""A lock around the islice keeps two threads within its limit."""

import itertools
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor


class OneAtATime:
    def __init__(self, items: Iterable[int]) -> None:
        self.items, self.lock = iter(items), threading.Lock()

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        with self.lock:
            return next(self.items)


def tickets(
    started: threading.Event, bob_is_done: threading.Event
) -> Iterator[int]:
    for number in range(1, 100):
        started.set()
        bob_is_done.wait(timeout=1)  # Ann is in here when Bob asks
        yield number


def draw(numbers: Iterator[int]) -> int | str:
    return next(numbers, "sold out")


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()
    numbers = tickets(started, bob_is_done)
    last_ticket = OneAtATime(itertools.islice(numbers, 1))
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(draw, last_ticket)
        started.wait(timeout=5)
        bob = clerks.submit(draw, last_ticket)
        bob.add_done_callback(lambda _: bob_is_done.set())
    print(f"ann: {ann.result()}, bob: {bob.result()}")


if __name__ == "__main__":
    main()
