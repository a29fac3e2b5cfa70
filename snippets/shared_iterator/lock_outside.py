"""A lock around next keeps the other thread out of the generator."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def tickets(
    started: threading.Event, bob_is_done: threading.Event
) -> Iterator[int]:
    for number in range(1, 100):
        started.set()
        bob_is_done.wait(timeout=1)  # Ann is in here when Bob asks
        yield number


def draw(numbers: Iterator[int], lock: threading.Lock) -> int:
    with lock:
        return next(numbers)


def main() -> None:
    lock = threading.Lock()
    started, bob_is_done = threading.Event(), threading.Event()
    numbers = tickets(started, bob_is_done)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(draw, numbers, lock)
        started.wait(timeout=5)
        bob = clerks.submit(draw, numbers, lock)
        bob.add_done_callback(lambda _: bob_is_done.set())

    for name, clerk in (("ann", ann), ("bob", bob)):
        print(f"{name}: {clerk.exception() or clerk.result()!r}")


if __name__ == "__main__":
    main()
