"""Start of exercise 2: main's box has no sales, so the total is 0."""

import threading

DESK = threading.local()


def sell(prices: list[int]) -> None:
    DESK.sales = []
    for price in prices:
        DESK.sales.append(price)


def total() -> int:
    return sum(getattr(DESK, "sales", []))


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
