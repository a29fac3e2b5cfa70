"""An order that `empty` has seen can be gone when `get_nowait` comes."""

# runs: under interleavings; stepper; exit 1

import queue


class Shop:
    def __init__(self) -> None:
        self.orders: queue.Queue[str] = queue.Queue()
        self.orders.put("tea")


def ann(shop: Shop) -> None:
    if not shop.orders.empty():
        shop.orders.get_nowait()


def bob(shop: Shop) -> None:
    if not shop.orders.empty():
        shop.orders.get_nowait()


shared = Shop
THREADS = (ann, bob)
