"""While ann waits on the condition, another thread can take its lock."""

import threading
from concurrent.futures import ThreadPoolExecutor


def wait(changed: threading.Condition, inside: threading.Event) -> bool:
    with changed:
        inside.set()
        return changed.wait(timeout=5)


def main() -> None:
    changed, inside = threading.Condition(), threading.Event()
    with ThreadPoolExecutor() as clerks:
        ann = clerks.submit(wait, changed, inside)
        inside.wait(timeout=5)

        with changed:  # free, because ann waits
            print("main: I have the lock, ann is done:", ann.done())
            changed.notify()
        print("ann: woken:", ann.result(timeout=5))


if __name__ == "__main__":
    main()
