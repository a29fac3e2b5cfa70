"""`acquire` returns False if no other thread releases in time."""

import threading


def main() -> None:
    seats = threading.Semaphore(2)
    print("first:", seats.acquire())
    print("second:", seats.acquire(timeout=5))
    print("third:", seats.acquire(timeout=0.1))
    print("third, at once:", seats.acquire(blocking=False))
    seats.release()
    print("after a release:", seats.acquire(timeout=5))


if __name__ == "__main__":
    main()
