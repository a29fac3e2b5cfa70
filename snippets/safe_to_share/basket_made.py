"""setdefault makes one basket, and both items are in it."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.baskets = {}


def ann(shop: Shop) -> None:
    shop.baskets.setdefault("ida", []).append("tea")


def bob(shop: Shop) -> None:
    shop.baskets.setdefault("ida", []).append("milk")


def holds(shop: Shop) -> bool:
    return sorted(shop.baskets["ida"]) == ["milk", "tea"]


shared = Shop
THREADS = (ann, bob)
