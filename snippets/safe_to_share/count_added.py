"""+= on an item of a dict is a read and a write, and a sale is lost."""

# runs: under interleavings; picture; exit 1


class Shop:
    def __init__(self) -> None:
        self.sold = {7: 0}


def ann(shop: Shop) -> None:
    shop.sold[7] += 1


def bob(shop: Shop) -> None:
    shop.sold[7] += 1


shared = Shop
THREADS = (ann, bob)
