"""Two clerks take the order if there is one, in one step, and none of them fails."""
# runs: under interleave


class Shop:
    def __init__(self) -> None:
        self.orders = {"next": "tea"}


def ann(shop: Shop) -> None:
    shop.orders.pop("next", None)


def bob(shop: Shop) -> None:
    shop.orders.pop("next", None)


shared = Shop
THREADS = (ann, bob)
