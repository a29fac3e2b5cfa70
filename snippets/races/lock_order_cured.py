"""Two locks taken in one order: in no schedule do both wait."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.left = threading.Lock()
        self.right = threading.Lock()
        self.moved = 0


def ann(shop: Shop) -> None:
    with shop.left:
        with shop.right:
            shop.moved += 1


def bob(shop: Shop) -> None:
    with shop.left:
        with shop.right:
            shop.moved += 1


shared = Shop
THREADS = (ann, bob)
