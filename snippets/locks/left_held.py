"""An exception between acquire and release leaves the lock held."""

import threading


def count(lock: threading.Lock, slip: str) -> int:
    if not lock.acquire(timeout=0.2):
        raise TimeoutError("the lock was not released")
    number = int(slip)
    lock.release()
    return number


def main() -> None:
    lock = threading.Lock()
    for slip in "12", "twelve", "30":
        try:
            print("counted", count(lock, slip))
        except (ValueError, TimeoutError) as error:
            print("not counted:", type(error).__name__)
        print("locked:", lock.locked())


if __name__ == "__main__":
    main()
