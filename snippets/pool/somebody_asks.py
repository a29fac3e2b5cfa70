"""The result of apply_async, asked with get, raises the worker's error."""

from multiprocessing import Pool

ORDERS = "3 tea", "O salt", "2 milk"  # the letter O, not a zero


def pack(order: str) -> int:
    pieces, _ = order.split()
    return int(pieces)


def main() -> None:
    with Pool(2) as clerks:
        jobs = [clerks.apply_async(pack, (order,)) for order in ORDERS]
        for job in jobs:
            try:
                print("main: packed", job.get(timeout=5))
            except ValueError as error:
                print("main:", error)


if __name__ == "__main__":
    main()
