"""A list that is published before it is filled lacks a price."""

# runs: under interleavings; stepper; picture; exit 1


class Shop:
    def __init__(self) -> None:
        self.prices: dict[str, int] | None = None
        self.told: object = "closed"


def ann(shop: Shop) -> None:
    shop.prices = {}
    shop.prices["tea"] = 3


def bob(shop: Shop) -> None:
    if shop.prices is not None:
        shop.told = shop.prices.get("tea", "no price")


shared = Shop
THREADS = (ann, bob)
