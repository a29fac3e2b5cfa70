"""A lambda that uses a variable of main is refused."""

# needs: python>=3.14

from concurrent.futures import InterpreterPoolExecutor


def main() -> None:
    rate = 2
    with InterpreterPoolExecutor(max_workers=2) as clerks:
        prices = clerks.map(lambda price: rate * price, [3, 4])
        try:
            print(list(prices))
        except Exception as error:
            print(type(error).__name__)


if __name__ == "__main__":
    main()
