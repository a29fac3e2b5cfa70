"""Each task carries the price list: make it carry one price."""

import pickle
from concurrent.futures import ProcessPoolExecutor


class Till:
    def __init__(self) -> None:
        self.prices = {f"item {n}": n for n in range(10_000)}

    def charge(self, item: str, pieces: int) -> int:
        return self.prices[item] * pieces


def main() -> None:
    till = Till()
    task, item = till.charge, "item 7"
    print("under 100 bytes:", len(pickle.dumps((task, item))) < 100)
    with ProcessPoolExecutor(max_workers=1) as clerks:
        print("to pay:", clerks.submit(task, item, 3).result(timeout=5))


if __name__ == "__main__":
    main()
