"""Two threads can make a basket for one customer, and one is lost."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.baskets = {}


def ann(shop: Shop) -> None:
    basket = shop.baskets.get("ida", [])
    basket.append("tea")
    shop.baskets["ida"] = basket


def bob(shop: Shop) -> None:
    basket = shop.baskets.get("ida", [])
    basket.append("milk")
    shop.baskets["ida"] = basket


def holds(shop: Shop) -> bool:
    return sorted(shop.baskets["ida"]) == ["milk", "tea"]


shared = Shop
THREADS = (ann, bob)
