"""Two threads call setdefault with one key, and both get one value."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

SEATS = range(50_000)


def book(
    seats: dict[int, str], start: threading.Barrier, me: str
) -> list[str]:
    start.wait(timeout=5)
    return [seats.setdefault(seat, me) for seat in SEATS]


def main() -> None:
    sys.setswitchinterval(1e-6)  # not 5 ms: more turns
    seats: dict[int, str] = {}
    start = threading.Barrier(2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(book, seats, start, "ann")
        bob = clerks.submit(book, seats, start, "bob")
    print("seats:", len(seats))
    print("both were told the same:", ann.result() == bob.result())


if __name__ == "__main__":
    main()
