"""A clerk who looks before each wait waits forever in no schedule."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.called = threading.Condition()
        self.order = ""


def ann(shop: Shop) -> None:
    with shop.called:
        while not shop.order:
            shop.called.wait()


def bob(shop: Shop) -> None:
    with shop.called:
        shop.order = "tea"
        shop.called.notify()


shared = Shop
THREADS = (ann, bob)
