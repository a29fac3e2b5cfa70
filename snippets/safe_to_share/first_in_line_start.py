"""A customer who was there when a thread looked can be gone."""

# runs: under interleavings; exit 1

from collections import deque


class Shop:
    def __init__(self) -> None:
        self.line = deque(["ida"])


def ann(shop: Shop) -> None:
    if shop.line:
        shop.line.popleft()


def bob(shop: Shop) -> None:
    if shop.line:
        shop.line.popleft()


shared = Shop
THREADS = (ann, bob)
