"""An executor breaks if its initializer raises, and logs the error."""

from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def open_prices(path: str) -> None:
    global prices
    prices = open(path)


def main() -> None:
    with ProcessPoolExecutor(
        1, initializer=open_prices, initargs=("spices.txt",)
    ) as clerks:
        try:
            print(clerks.submit(len, "tea").result(timeout=8))
        except BrokenProcessPool as error:
            print("main:", error)


if __name__ == "__main__":
    main()
