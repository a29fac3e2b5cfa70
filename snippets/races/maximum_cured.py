"""Under a lock, the lower bid never stands."""

# runs: under interleavings

import threading


class Sale:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.best = 0


def note(sale: Sale, bid: int) -> None:
    with sale.lock:
        if bid > sale.best:
            sale.best = bid


def ann(sale: Sale) -> None:
    note(sale, 50)


def bob(sale: Sale) -> None:
    note(sale, 80)


shared = Sale
THREADS = (ann, bob)
