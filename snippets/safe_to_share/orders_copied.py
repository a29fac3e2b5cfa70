"""The loop reads a copy, made under the lock of those who write."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.orders = {"ida": "tea"}
        self.read = []
        self.lock = threading.Lock()


def ann(shop: Shop) -> None:
    with shop.lock:
        orders = list(shop.orders)
    for name in orders:
        shop.read.append(name)


def bob(shop: Shop) -> None:
    with shop.lock:
        shop.orders["jon"] = "milk"


shared = Shop
THREADS = (ann, bob)
