"""Two prices are raised in two steps, and a reader sees one of them."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.prices = {"tea": 1, "milk": 1}
        self.seen = []


def ann(shop: Shop) -> None:
    shop.prices["tea"] = 2
    shop.prices["milk"] = 2


def bob(shop: Shop) -> None:
    shop.seen = list(shop.prices.values())


shared = Shop
THREADS = (ann, bob)
