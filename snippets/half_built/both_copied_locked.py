"""Writers who copy and publish under one lock lose no price."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor


class Shop:
    def __init__(self) -> None:
        self.prices: dict[str, int] = {}
        self.writing = threading.Lock()


def add_price(
    shop: Shop, goods: str, both_copied: threading.Barrier
) -> None:
    with shop.writing:
        prices = dict(shop.prices)
        with contextlib.suppress(threading.BrokenBarrierError):
            both_copied.wait()  # gives up: the other cannot come in
        prices[goods] = 3
        shop.prices = prices


def main() -> None:
    shop = Shop()
    both_copied = threading.Barrier(2, timeout=0.2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for goods in ("tea", "jam"):
            clerks.submit(add_price, shop, goods, both_copied)

    print("expected prices: 2")
    print(f"prices: {len(shop.prices)}")


if __name__ == "__main__":
    main()
