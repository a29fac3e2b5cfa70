"""Each sale is appended in one call, and counted at the end."""

# runs: under interleavings

from collections import Counter


class Shop:
    def __init__(self) -> None:
        self.sales = []


def ann(shop: Shop) -> None:
    shop.sales.append("tea")


def bob(shop: Shop) -> None:
    shop.sales.append("tea")


def holds(shop: Shop) -> bool:
    return Counter(shop.sales) == {"tea": 2}


shared = Shop
THREADS = (ann, bob)
