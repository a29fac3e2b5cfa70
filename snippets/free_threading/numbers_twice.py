"""Without the GIL one range for two threads gives wrong numbers."""

# needs: free-threaded
# runs: limit 60 s

import threading
from collections.abc import Iterator

ORDERS, TRIES = 50_000, 200


def take(
    orders: Iterator[int], mine: list[int], start: threading.Barrier
) -> None:
    start.wait(timeout=5)
    for number in orders:
        mine.append(number)


def taken_by_two() -> list[int]:
    orders, start = iter(range(ORDERS)), threading.Barrier(2)
    both: list[list[int]] = [[], []]
    clerks = [
        threading.Thread(target=take, args=(orders, mine, start))
        for mine in both
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=20)
    return both[0] + both[1]


def main() -> None:
    twice = beyond = False
    for _ in range(TRIES):
        day = taken_by_two()
        twice = twice or len(day) > len(set(day))
        beyond = beyond or max(day) >= ORDERS
        if twice and beyond:
            break
    print("an order taken twice:", twice)
    print("an order that is not there:", beyond)


if __name__ == "__main__":
    main()
