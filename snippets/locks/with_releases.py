"""An exception inside `with lock` releases the lock."""

import threading


def count(lock: threading.Lock, slip: str) -> int:
    with lock:
        print("inside, locked:", lock.locked())
        return int(slip)


def main() -> None:
    lock = threading.Lock()
    for slip in "12", "twelve", "30":
        try:
            print("counted", count(lock, slip))
        except ValueError:
            print("not counted", slip)
        print("after, locked:", lock.locked())


if __name__ == "__main__":
    main()
