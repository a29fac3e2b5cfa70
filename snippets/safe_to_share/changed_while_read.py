"""Another thread changes what a loop goes over, and the loop fails."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor


def read(
    names: Iterable[str], begun: threading.Event, changed: threading.Event
) -> object:
    seen = []
    try:
        for name in names:
            seen.append(name)
            begun.set()
            changed.wait(timeout=5)
    except RuntimeError as error:
        return repr(error)
    return f"saw {seen}"


def change(
    act: Callable[[str], object],
    begun: threading.Event,
    changed: threading.Event,
) -> None:
    begun.wait(timeout=5)
    act("ann")
    changed.set()


def main() -> None:
    names = ["ann", "bob", "cid"]
    as_dict, as_set, line = dict.fromkeys(names), set(names), deque(names)
    for things, act in (
        (as_dict, as_dict.pop),
        (as_set, as_set.remove),
        (line, line.remove),
        (names, names.remove),
    ):
        begun, changed = threading.Event(), threading.Event()
        with ThreadPoolExecutor(max_workers=2) as clerks:
            ann = clerks.submit(read, things, begun, changed)
            clerks.submit(change, act, begun, changed)
        print(f"{type(things).__name__}: {ann.result()}")


if __name__ == "__main__":
    main()
