"""Behind one lock, two threads use two iterators of one tee."""

import itertools
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def orders(
    started: threading.Event, bob_is_done: threading.Event
) -> Iterator[str]:
    started.set()
    bob_is_done.wait(timeout=1)  # Ann is in here when Bob asks
    yield "tea"


def take(items: Iterator[str], lock: threading.Lock) -> str:
    with lock:
        return next(items)


def main() -> None:
    lock = threading.Lock()
    started, bob_is_done = threading.Event(), threading.Event()
    anns, bobs = itertools.tee(orders(started, bob_is_done))
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(take, anns, lock)
        started.wait(timeout=5)
        bob = clerks.submit(take, bobs, lock)
        bob.add_done_callback(lambda _: bob_is_done.set())

    for name, clerk in (("ann", ann), ("bob", bob)):
        print(f"{name}: {clerk.exception() or clerk.result()!r}")


if __name__ == "__main__":
    main()
