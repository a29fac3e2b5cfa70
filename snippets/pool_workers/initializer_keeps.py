"""The initializer keeps its error, and the task raises it."""

import multiprocessing


def open_prices(path: str) -> None:
    global prices, failed
    failed = None
    try:
        prices = open(path)
    except OSError as error:
        failed = error


def count() -> int:
    if failed:
        raise failed
    return len(prices.readlines())


def main() -> None:
    with multiprocessing.Pool(1, open_prices, ("spices.txt",)) as clerks:
        try:
            print(clerks.apply_async(count).get(timeout=8))
        except OSError as error:
            print("main:", error)


if __name__ == "__main__":
    main()
