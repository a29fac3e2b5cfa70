"""Another thread changes what a loop goes over, and the loop fails."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor


def read(names: Iterable[str], meet: threading.Barrier) -> str:
    seen = []
    try:
        for name in names:
            seen.append(name)
            if len(seen) == 1:
                meet.wait(timeout=5)  # bob may change it
                meet.wait(timeout=5)  # bob has changed it
    except RuntimeError as error:
        return repr(error)
    return f"saw {seen}"


def change(act: Callable[[str], object], meet: threading.Barrier) -> None:
    meet.wait(timeout=5)
    act("ann")
    meet.wait(timeout=5)


def main() -> None:
    names = ["ann", "bob", "cid"]
    as_dict, as_set, line = dict.fromkeys(names), set(names), deque(names)
    for things, act in (
        (as_dict, as_dict.pop),
        (as_set, as_set.remove),
        (line, line.remove),
        (names, names.remove),
    ):
        meet = threading.Barrier(2)
        with ThreadPoolExecutor(max_workers=2) as clerks:
            ann = clerks.submit(read, things, meet)
            clerks.submit(change, act, meet)
        print(f"{type(things).__name__}: {ann.result()}")


if __name__ == "__main__":
    main()
