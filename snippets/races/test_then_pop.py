"""An order that was there when a clerk looked can be gone."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.orders = {"next": "tea"}


def ann(shop: Shop) -> None:
    if shop.orders.get("next"):
        shop.orders.pop("next")


def bob(shop: Shop) -> None:
    if shop.orders.get("next"):
        shop.orders.pop("next")


shared = Shop
THREADS = (ann, bob)
