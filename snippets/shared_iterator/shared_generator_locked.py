"""Behind a lock, one generator serves two threads."""

# runs: picture

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


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()
    numbers = OneAtATime(tickets(started, bob_is_done))
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(next, numbers)
        started.wait(timeout=5)
        bob = clerks.submit(next, numbers)
        bob.add_done_callback(lambda _: bob_is_done.set())

    for name, clerk in (("ann", ann), ("bob", bob)):
        print(f"{name}: {clerk.exception() or clerk.result()!r}")


if __name__ == "__main__":
    main()
