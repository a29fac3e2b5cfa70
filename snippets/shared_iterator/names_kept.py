"""Behind a lock, a shared zip keeps each name with its photo."""

import threading
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor


class OneAtATime:
    def __init__(self, items: Iterable[tuple[str, str]]) -> None:
        self.items, self.lock = iter(items), threading.Lock()

    def __next__(self) -> tuple[str, str]:
        with self.lock:
            return next(self.items)


def main() -> None:
    started, bob_is_done = threading.Event(), threading.Event()

    def look_up(name: str) -> str:
        if not started.is_set():  # only for Ann
            started.set()
            bob_is_done.wait(timeout=1)
        return name

    names = map(look_up, ["ida", "jon"])
    photos = ["ida.jpg", "jon.jpg"]
    pairs = OneAtATime(zip(names, photos, strict=True))
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(next, pairs)
        started.wait(timeout=5)
        bob = clerks.submit(next, pairs)
        bob.add_done_callback(lambda _: bob_is_done.set())
    print("ann:", ann.result())
    print("bob:", bob.result())


if __name__ == "__main__":
    main()
