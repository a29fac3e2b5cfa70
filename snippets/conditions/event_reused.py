"""An event that is set twice before it is cleared is one signal."""

# runs: under interleavings; stepper; exit 1

import threading


class Shop:
    def __init__(self) -> None:
        self.rang = threading.Event()
        self.served = 0


def ann(shop: Shop) -> None:
    for _ in range(2):
        shop.rang.wait()
        shop.rang.clear()
        shop.served += 1


def bob(shop: Shop) -> None:
    shop.rang.set()
    shop.rang.set()


def outcome(shop: Shop) -> str:
    return f"served {shop.served}"


def holds(shop: Shop) -> bool:
    return shop.served == 2


shared = Shop
THREADS = (ann, bob)
