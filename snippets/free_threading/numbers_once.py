"""With a lock around next two threads take each number once."""

import threading

ORDERS, TRIES = 50_000, 5


class Orders:
    def __init__(self) -> None:
        self.numbers = iter(range(ORDERS))
        self.lock = threading.Lock()
        self.start = threading.Barrier(2)

    def __iter__(self) -> "Orders":
        return self

    def __next__(self) -> int:
        with self.lock:
            return next(self.numbers)


def take(orders: Orders, mine: list[int]) -> None:
    orders.start.wait(timeout=5)
    for number in orders:
        mine.append(number)


def taken_by_two() -> list[int]:
    orders = Orders()
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
    right = all(sorted(day) == list(range(ORDERS)) for day in days)
    print("each order taken once:", right)


if __name__ == "__main__":
    main()
