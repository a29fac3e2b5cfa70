"""A function crosses if it uses no global, or if it has a name to find."""

# needs: python>=3.14

from collections.abc import Callable
from concurrent import interpreters

RATE = 2


def double(price: int) -> int:
    return 2 * price


def rated(price: int) -> int:
    return RATE * price


def main() -> None:
    def inner(price: int, rate: int = 2) -> int:
        return rate * price

    rate = 2
    functions: dict[str, Callable[[int], int]] = {
        "no global": double,
        "a global": rated,
        "lambda": lambda price: 2 * price,
        "lambda, a global": lambda price: RATE * price,
        "lambda, a local of main": lambda price: rate * price,
        "inside main, a default": inner,
        "method of an object": [5, 6, 7].index,
    }
    ann = interpreters.create()
    for name, function in functions.items():
        try:
            print(f"{name}: {ann.call(function, 7)}")
        except interpreters.NotShareableError as error:
            print(f"{name}: {error.__cause__}")
    ann.close()


if __name__ == "__main__":
    main()
