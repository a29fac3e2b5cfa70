"""Two clerks look whether there is an order and then take it, and in some schedules it is gone."""
# runs: under interleave; exit 1


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
