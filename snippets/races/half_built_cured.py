"""A list that is filled before it is published lacks nothing."""

# runs: under interleavings; picture


class Shop:
    def __init__(self) -> None:
        self.prices: dict[str, int] | None = None
        self.told: object = "closed"


def ann(shop: Shop) -> None:
    prices = {}
    prices["tea"] = 3
    shop.prices = prices


def bob(shop: Shop) -> None:
    if shop.prices is not None:
        shop.told = shop.prices.get("tea", "no price")


shared = Shop
THREADS = (ann, bob)
