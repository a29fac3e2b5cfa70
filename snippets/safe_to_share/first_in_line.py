"""Take the next customer without a look, and nobody is served twice."""

# runs: under interleavings

from collections import deque


class Shop:
    def __init__(self) -> None:
        self.line = deque(["ida"])
        self.served = []


def ann(shop: Shop) -> None:
    try:
        shop.served.append(shop.line.popleft())
    except IndexError:
        pass


def bob(shop: Shop) -> None:
    try:
        shop.served.append(shop.line.popleft())
    except IndexError:
        pass


shared = Shop
THREADS = (ann, bob)
