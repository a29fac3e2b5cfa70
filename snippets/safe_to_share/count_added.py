"""+= on an item of a dict is a read and a write, and a sale is lost."""

# runs: under interleavings; picture; exit 1


class Shop:
    def __init__(self) -> None:
        self.sold = {"tea": 0}


def ann(shop: Shop) -> None:
    shop.sold["tea"] += 1


def bob(shop: Shop) -> None:
    shop.sold["tea"] += 1


shared = Shop
THREADS = (ann, bob)
