"""Two threads share a zip, and ida gets the photo of jon."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


class Photos:
    def __init__(
        self, started: threading.Event, bob_is_done: threading.Event
    ) -> None:
        self.names = iter(["ida.jpg", "jon.jpg"])
        self.started, self.bob_is_done = started, bob_is_done

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.started.is_set():  # only for Ann
            self.started.set()
            self.bob_is_done.wait(timeout=1)
        return next(self.names)


def take(pairs: Iterator[tuple[str, str]]) -> tuple[str, str]:
    return next(pairs)


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()
    photos = Photos(started, bob_is_done)
    pairs = zip(["ida", "jon"], photos, strict=True)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(take, pairs)
        started.wait(timeout=5)
        bob = clerks.submit(take, pairs)
        bob.add_done_callback(lambda _: bob_is_done.set())
    print("ann:", ann.result())
    print("bob:", bob.result())


if __name__ == "__main__":
    main()
