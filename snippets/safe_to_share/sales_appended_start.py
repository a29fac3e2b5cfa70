"""+= on a Counter is a read and a write, and a sale is lost."""

# runs: under interleavings; exit 1

from collections import Counter


class Shop:
    def __init__(self) -> None:
        self.sales = Counter()


def ann(shop: Shop) -> None:
    shop.sales["tea"] += 1


def bob(shop: Shop) -> None:
    shop.sales["tea"] += 1


def holds(shop: Shop) -> bool:
    return Counter(shop.sales) == {"tea": 2}


shared = Shop
THREADS = (ann, bob)
