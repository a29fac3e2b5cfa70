"""Start of exercise 2: the answers of the suppliers get lost."""

import multiprocessing
import time

IN_STOCK = {"garden": 40, "harbor": 25, "market": 60}


def ask(supplier: str, stock: dict[str, int]) -> None:
    time.sleep(0.1)  # waits for the supplier's answer
    stock[supplier] = IN_STOCK[supplier]


def main() -> None:
    stock: dict[str, int] = {}
    clerks = [
        multiprocessing.Process(target=ask, args=(supplier, stock))
        for supplier in IN_STOCK
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)

    print("in stock:", dict(sorted(stock.items())))


if __name__ == "__main__":
    main()
