"""Checked twice and published last, the list is whole and is made once."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.prices: dict[str, int] | None = None
        self.told: object = "nothing"

    def get_prices(self) -> dict[str, int]:
        if self.prices is None:
            with self.lock:
                if self.prices is None:
                    prices = {}
                    prices["tea"] = 3
                    self.prices = prices
        return self.prices


def ann(shop: Shop) -> None:
    shop.get_prices()


def bob(shop: Shop) -> None:
    shop.told = shop.get_prices().get("tea", "no price")


def outcome(shop: Shop) -> str:
    return f"bob was told: {shop.told}"


shared = Shop
THREADS = (ann, bob)
