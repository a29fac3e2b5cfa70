"""Under one lock, the audit finds all the money in every schedule."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.left = 100
        self.right = 100
        self.found = 0


def ann(shop: Shop) -> None:
    with shop.lock:
        shop.left -= 30
        shop.right += 30


def audit(shop: Shop) -> None:
    with shop.lock:
        shop.found = shop.left + shop.right


def outcome(shop: Shop) -> str:
    return f"the audit found {shop.found}"


shared = Shop
THREADS = (ann, audit)
