"""Each thread's list is also in a class attribute, which all share."""

import threading


class Desk(threading.local):
    all_sales: list[list[int]] = []  # one list, for all threads

    def __init__(self) -> None:
        self.sales: list[int] = []
        self.all_sales.append(self.sales)


DESK = Desk()


def sell(prices: list[int]) -> None:
    for price in prices:
        DESK.sales.append(price)


def total() -> int:
    return sum(sum(sales) for sales in DESK.all_sales)


def main() -> None:
    clerks = [
        threading.Thread(target=sell, args=(prices,))
        for prices in ([5, 3], [2])
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("total:", total())


if __name__ == "__main__":
    main()
