"""Two prices are raised in one call, and a reader sees both or none."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.prices = {"tea": 1, "milk": 1}
        self.seen = []


def ann(shop: Shop) -> None:
    shop.prices.update({"tea": 2, "milk": 2})


def bob(shop: Shop) -> None:
    shop.seen = list(shop.prices.values())


shared = Shop
THREADS = (ann, bob)
