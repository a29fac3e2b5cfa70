"""+= on a Counter under a lock loses no sale."""

# runs: under interleavings

import threading
from collections import Counter


class Shop:
    def __init__(self) -> None:
        self.sold = Counter()
        self.lock = threading.Lock()


def ann(shop: Shop) -> None:
    with shop.lock:
        shop.sold["tea"] += 1


def bob(shop: Shop) -> None:
    with shop.lock:
        shop.sold["tea"] += 1


shared = Shop
THREADS = (ann, bob)
