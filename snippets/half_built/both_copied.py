"""Two writers copy one list, and the price that one adds is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Shop:
    def __init__(self) -> None:
        self.prices: dict[str, int] = {}


def add_price(
    shop: Shop, goods: str, both_copied: threading.Barrier
) -> None:
    prices = dict(shop.prices)
    both_copied.wait()  # nobody publishes before both have copied
    prices[goods] = 3
    shop.prices = prices


def main() -> None:
    shop = Shop()
    both_copied = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for goods in ("tea", "jam"):
            clerks.submit(add_price, shop, goods, both_copied)

    print("expected prices: 2")
    print(f"prices: {len(shop.prices)}")


if __name__ == "__main__":
    main()
