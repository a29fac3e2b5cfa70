"""A semaphore counts the signals, and none is lost."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.rang = threading.Semaphore(0)
        self.served = 0


def ann(shop: Shop) -> None:
    for _ in range(2):
        shop.rang.acquire()
        shop.served += 1


def bob(shop: Shop) -> None:
    shop.rang.release()
    shop.rang.release()


def outcome(shop: Shop) -> str:
    return f"served {shop.served}"


def holds(shop: Shop) -> bool:
    return shop.served == 2


shared = Shop
THREADS = (ann, bob)
