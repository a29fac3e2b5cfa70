"""Two threads empty one object, and each item is taken once."""

import sys
import threading
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

ITEMS = range(50_000)


def empty(
    take: Callable[[], object], start: threading.Barrier
) -> tuple[list[object], Exception]:
    taken: list[object] = []
    start.wait(timeout=5)
    while True:
        try:
            taken.append(take())
        except (IndexError, KeyError) as error:
            return taken, error


def main() -> None:
    sys.setswitchinterval(1e-6)  # not 5 ms: more turns
    start = threading.Barrier(2)
    items, keys = list(ITEMS), dict.fromkeys(ITEMS)
    for name, take in (
        ("list", items.pop),
        ("deque", deque(ITEMS).popleft),
        ("set", set(ITEMS).pop),
        ("dict", keys.popitem),
    ):
        with ThreadPoolExecutor(max_workers=2) as clerks:
            got = clerks.map(empty, [take] * 2, [start] * 2)
        (ann, error), (bob, _) = got
        once = len(ann + bob) == len(set(ann + bob)) == len(ITEMS)
        print(f"{name}: each item once: {once}; then {error!r}")


if __name__ == "__main__":
    main()
