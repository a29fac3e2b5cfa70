"""A lambda that gets the variable as an argument is sent."""

# needs: python>=3.14

from concurrent.futures import InterpreterPoolExecutor
from itertools import repeat


def main() -> None:
    rate = 2
    with InterpreterPoolExecutor(max_workers=2) as clerks:
        prices = clerks.map(
            lambda price, rate: rate * price, [3, 4], repeat(rate)
        )
        print(list(prices))


if __name__ == "__main__":
    main()
