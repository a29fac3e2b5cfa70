"""`get_nowait` looks and takes in one call, and raises if it finds none."""

# runs: under interleavings

import queue


class Shop:
    def __init__(self) -> None:
        self.orders: queue.Queue[str] = queue.Queue()
        self.orders.put("tea")


def ann(shop: Shop) -> None:
    try:
        shop.orders.get_nowait()
    except queue.Empty:
        pass


def bob(shop: Shop) -> None:
    try:
        shop.orders.get_nowait()
    except queue.Empty:
        pass


shared = Shop
THREADS = (ann, bob)
