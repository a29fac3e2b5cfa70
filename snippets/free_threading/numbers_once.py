"""With a lock around next two threads take each number once."""

# runs: limit 60 s

import threading

ORDERS = 30_000


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


def main() -> None:
    orders = Orders()
    both: list[list[int]] = [[], []]
    clerks = [
        threading.Thread(target=take, args=(orders, mine)) for mine in both
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=25)
    taken = sorted(both[0] + both[1])
    print("each order taken once:", taken == list(range(ORDERS)))


if __name__ == "__main__":
    main()
