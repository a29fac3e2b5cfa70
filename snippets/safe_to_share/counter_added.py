"""+= on a Counter is a read and a write, and a sale is lost."""

# runs: under interleavings; picture; exit 1

from collections import Counter


class Shop:
    def __init__(self) -> None:
        self.sold = Counter()


def ann(shop: Shop) -> None:
    shop.sold["tea"] += 1


def bob(shop: Shop) -> None:
    shop.sold["tea"] += 1


shared = Shop
THREADS = (ann, bob)
