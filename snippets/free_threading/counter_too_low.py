"""Without the GIL two threads lose updates with a plain +=."""

# needs: free-threaded
# runs: limit 30 s

import threading

ROUNDS, TRIES = 50_000, 100


class Stock:
    def __init__(self) -> None:
        self.sold = 0


def sell(stock: Stock, start: threading.Barrier) -> None:
    start.wait(timeout=5)
    for _ in range(ROUNDS):
        stock.sold += 1


def sales_by_two() -> int:
    stock, start = Stock(), threading.Barrier(2)
    clerks = [
        threading.Thread(target=sell, args=(stock, start)) for _ in "ab"
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=20)
    return stock.sold


def main() -> None:
    lost = any(sales_by_two() < 2 * ROUNDS for _ in range(TRIES))
    print("lost updates:", lost)


if __name__ == "__main__":
    main()
