"""Start of exercise 2: the child halves its own copy of the prices."""

# runs: limit 30 s

import multiprocessing
from array import array


def halve(prices: array) -> None:
    for n, price in enumerate(prices):
        prices[n] = price / 2


def main() -> None:
    prices = array("d", [3.0, 5.0, 4.5])
    clerk = multiprocessing.Process(target=halve, args=(prices,))
    clerk.start()
    clerk.join(timeout=20)
    print("prices:", list(prices))


if __name__ == "__main__":
    main()
