"""Two transfers lock the same two drawers in one order, and none waits for ever."""
# runs: under interleave

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
