"""Since 3.15 an iterator can be made to serve one thread at a time."""

# needs: python>=3.15

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


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()
    numbers = threading.serialize_iterator(tickets(started, bob_is_done))
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(next, numbers)
        started.wait(timeout=5)
        bob = clerks.submit(next, numbers)
        bob.add_done_callback(lambda _: bob_is_done.set())

    for name, clerk in (("ann", ann), ("bob", bob)):
        print(f"{name}: {clerk.exception() or clerk.result()!r}")


if __name__ == "__main__":
    main()
