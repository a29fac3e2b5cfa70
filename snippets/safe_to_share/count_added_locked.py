"""Under a lock, += on an item of a dict loses no sale."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.sold = {7: 0}
        self.lock = threading.Lock()


def ann(shop: Shop) -> None:
    with shop.lock:
        shop.sold[7] += 1


def bob(shop: Shop) -> None:
    with shop.lock:
        shop.sold[7] += 1


shared = Shop
THREADS = (ann, bob)
