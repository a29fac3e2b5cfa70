"""Each key has a lock for as long as a thread uses it."""

import threading
import weakref
from concurrent.futures import ThreadPoolExecutor


class KeyLocks:
    def __init__(self) -> None:
        self.guard = threading.Lock()
        self.locks: weakref.WeakValueDictionary[str, threading.Lock]
        self.locks = weakref.WeakValueDictionary()

    def of(self, key: str) -> threading.Lock:
        with self.guard:
            lock = self.locks.get(key)
            if lock is None:
                lock = self.locks[key] = threading.Lock()
            return lock


def resize(all_locks: KeyLocks, name: str, both: threading.Barrier) -> str:
    with all_locks.of(name):
        both.wait()
        held = sorted(all_locks.locks)
        both.wait()
    return f"{name}: resized while there were locks for {held}"


def main() -> None:
    all_locks = KeyLocks()
    print("one for a key:", all_locks.of("a.png") is all_locks.of("a.png"))
    both = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(resize, all_locks, "a.png", both)
        bob = clerks.submit(resize, all_locks, "b.png", both)
    print(ann.result())
    print(bob.result())
    print("left:", sorted(all_locks.locks))


if __name__ == "__main__":
    main()
