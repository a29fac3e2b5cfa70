"""A clerk who waits for a call that came before waits forever."""

# runs: under interleavings; exit 1

import threading


class Shop:
    def __init__(self) -> None:
        self.called = threading.Condition()
        self.order = ""


def ann(shop: Shop) -> None:
    with shop.called:
        shop.called.wait()


def bob(shop: Shop) -> None:
    with shop.called:
        shop.order = "tea"
        shop.called.notify()


shared = Shop
THREADS = (ann, bob)
