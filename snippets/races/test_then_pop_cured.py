"""An order that is taken in one step is taken once."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.orders = {"next": "tea"}


def ann(shop: Shop) -> None:
    shop.orders.pop("next", None)


def bob(shop: Shop) -> None:
    shop.orders.pop("next", None)


shared = Shop
THREADS = (ann, bob)
