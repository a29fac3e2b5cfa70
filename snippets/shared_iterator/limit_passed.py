"""Two threads share an islice of one item, and both get an item."""

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


class Tickets:
    def __init__(
        self, started: threading.Event, bob_is_done: threading.Event
    ) -> None:
        self.numbers = itertools.count(1)
        self.started, self.bob_is_done = started, bob_is_done

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        if not self.started.is_set():  # only for Ann
            self.started.set()
            self.bob_is_done.wait(timeout=1)
        return next(self.numbers)


def draw(numbers: Iterator[int]) -> int:
    return next(numbers)


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()
    last_ticket = itertools.islice(Tickets(started, bob_is_done), 1)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(draw, last_ticket)
        started.wait(timeout=5)
        bob = clerks.submit(draw, last_ticket)
        bob.add_done_callback(lambda _: bob_is_done.set())
    print("sold:", sorted((ann.result(), bob.result())))


if __name__ == "__main__":
    main()
