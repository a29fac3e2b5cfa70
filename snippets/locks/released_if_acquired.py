"""The release comes after an acquire that returned True, and no other."""

import threading


def save(lock: threading.Lock, saved: list[str], name: str) -> None:
    if not lock.acquire(timeout=0.2):
        raise TimeoutError(f"not saved: {name}")
    try:
        saved.append(name)
    finally:
        lock.release()


def main() -> None:
    lock, saved = threading.Lock(), list[str]()
    lock.acquire()  # main is in the middle of something
    print("locked:", lock.locked())
    try:
        save(lock, saved, "ann")
    except TimeoutError as error:
        print("TimeoutError:", error)
    print("saved:", saved, "locked:", lock.locked())
    lock.release()


if __name__ == "__main__":
    main()
