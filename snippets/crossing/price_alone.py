"""A function at the top level of the file is sent with one price."""

import pickle
from concurrent.futures import ProcessPoolExecutor


class Till:
    def __init__(self) -> None:
        self.prices = {f"item {n}": n for n in range(10_000)}


def charge(price: int, pieces: int) -> int:
    return price * pieces


def main() -> None:
    till = Till()
    task, price = charge, till.prices["item 7"]
    print("under 100 bytes:", len(pickle.dumps((task, price))) < 100)
    with ProcessPoolExecutor(max_workers=1) as clerks:
        print("to pay:", clerks.submit(task, price, 3).result(timeout=5))


if __name__ == "__main__":
    main()
