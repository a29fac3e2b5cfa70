"""A release in `finally` comes although acquire returned False."""

# runs: exit 1

import threading


def save(lock: threading.Lock, saved: list[str], name: str) -> None:
    try:
        lock.acquire(timeout=0.2)
        saved.append(name)
    finally:
        lock.release()


def main() -> None:
    lock, saved = threading.Lock(), list[str]()
    lock.acquire()  # main is in the middle of something
    print("locked:", lock.locked())
    save(lock, saved, "ann")
    print("saved:", saved, "locked:", lock.locked())
    lock.release()


if __name__ == "__main__":
    main()
