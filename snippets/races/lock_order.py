"""Two locks taken in two orders: in 20 schedules both clerks wait."""

# runs: under interleavings; stepper; exit 1

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
    with shop.right:
        with shop.left:
            shop.moved += 1


shared = Shop
THREADS = (ann, bob)
