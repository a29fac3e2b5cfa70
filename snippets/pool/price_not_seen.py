"""Only a forked worker sees what main changed before the fork."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

price = 10


def price_of(pieces: int) -> int:
    return pieces * price


def main() -> None:
    global price
    price = 8
    for method in sorted(get_all_start_methods()):
        with ProcessPoolExecutor(1, get_context(method)) as clerks:
            total = clerks.submit(price_of, 3).result(timeout=5)
            print(f"{method}: {total} for 3")


if __name__ == "__main__":
    main()
