"""A cached_property runs twice since 3.12; before, it had a lock."""

import functools
import threading
from concurrent.futures import ThreadPoolExecutor


class Shop:
    def __init__(self) -> None:
        self.both_inside = threading.Barrier(2)
        self.calls: list[str] = []

    @functools.cached_property
    def prices(self) -> dict[str, int]:
        self.calls.append("read the price list")
        try:
            self.both_inside.wait(timeout=1)
        except threading.BrokenBarrierError:
            pass  # nobody else is in here
        return {"tea": 30}


def look(shop: Shop) -> dict[str, int]:
    return shop.prices


def main() -> None:
    shop = Shop()
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann, bob = clerks.map(look, [shop, shop])
    print("calls of prices:", len(shop.calls))
    print("ann and bob have the same list:", ann is bob)


if __name__ == "__main__":
    main()
