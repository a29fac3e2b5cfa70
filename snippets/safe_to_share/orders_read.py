"""An order comes in while a loop reads the orders, and the loop fails."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.orders = {"ida": "tea"}
        self.read = []


def ann(shop: Shop) -> None:
    for name in shop.orders:
        shop.read.append(name)


def bob(shop: Shop) -> None:
    shop.orders["jon"] = "milk"


shared = Shop
THREADS = (ann, bob)
