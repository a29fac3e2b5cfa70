"""The child halves the prices in an Array, and its parent sees that."""

# runs: limit 30 s

import ctypes
import multiprocessing


def halve(prices: ctypes.Array) -> None:
    for n, price in enumerate(prices):
        prices[n] = price / 2


def main() -> None:
    prices = multiprocessing.Array("d", [3.0, 5.0, 4.5], lock=False)
    clerk = multiprocessing.Process(target=halve, args=(prices,))
    clerk.start()
    clerk.join(timeout=20)
    print("prices:", list(prices))


if __name__ == "__main__":
    main()
