"""An initializer tells each worker the price before its first task."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

price = 10


def set_price(new: int) -> None:
    global price
    price = new


def price_of(pieces: int) -> int:
    return pieces * price


def main() -> None:
    for method in sorted(get_all_start_methods()):
        with ProcessPoolExecutor(
            1, get_context(method), initializer=set_price, initargs=(8,)
        ) as clerks:
            total = clerks.submit(price_of, 3).result(timeout=5)
            print(f"{method}: {total} for 3")


if __name__ == "__main__":
    main()
