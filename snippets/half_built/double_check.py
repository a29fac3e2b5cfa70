"""Checked twice, and still one clerk can find a list without a price."""

# runs: under interleavings; exit 1

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
                    self.prices = {}
                    self.prices["tea"] = 3
        return self.prices


def ann(shop: Shop) -> None:
    shop.get_prices()


def bob(shop: Shop) -> None:
    shop.told = shop.get_prices().get("tea", "no price")


def outcome(shop: Shop) -> str:
    return f"bob was told: {shop.told}"


shared = Shop
THREADS = (ann, bob)
