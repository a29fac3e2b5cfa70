"""Take the next customer without a look, and an empty line is no error."""

# runs: under interleavings

from collections import deque


class Shop:
    def __init__(self) -> None:
        self.line = deque(["ida"])


def ann(shop: Shop) -> None:
    try:
        shop.line.popleft()
    except IndexError:
        pass


def bob(shop: Shop) -> None:
    try:
        shop.line.popleft()
    except IndexError:
        pass


shared = Shop
THREADS = (ann, bob)
