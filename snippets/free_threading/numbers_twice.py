"""Without the GIL one range for two threads gives wrong numbers."""

# needs: free-threaded
# runs: limit 30 s

import threading
from collections.abc import Iterator

ORDERS, TRIES = 20_000, 100


def take(orders: Iterator[int], mine: list[int]) -> None:
    for number in orders:
        mine.append(number)


def taken_by_two() -> list[int]:
    orders = iter(range(ORDERS))
    both: list[list[int]] = [[], []]
    clerks = [
        threading.Thread(target=take, args=(orders, mine)) for mine in both
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    return both[0] + both[1]


def main() -> None:
    days = [taken_by_two() for _ in range(TRIES)]
    twice = any(len(day) > len(set(day)) for day in days)
    beyond = any(max(day) >= ORDERS for day in days)
    print("an order taken twice:", twice)
    print("an order that is not there:", beyond)


if __name__ == "__main__":
    main()
