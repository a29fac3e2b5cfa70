"""Since 3.15 a tee can serve two threads, one iterator for each."""

# needs: python>=3.15

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def orders(
    started: threading.Event, bob_is_done: threading.Event
) -> Iterator[str]:
    started.set()
    bob_is_done.wait(timeout=1)  # Ann is in here when Bob asks
    yield "tea"


def take(items: Iterator[str]) -> str:
    return next(items)


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()
    anns, bobs = threading.concurrent_tee(orders(started, bob_is_done))
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(take, anns)
        started.wait(timeout=5)
        bob = clerks.submit(take, bobs)
        bob.add_done_callback(lambda _: bob_is_done.set())

    for name, clerk in (("ann", ann), ("bob", bob)):
        print(f"{name}: {clerk.exception() or clerk.result()!r}")


if __name__ == "__main__":
    main()
