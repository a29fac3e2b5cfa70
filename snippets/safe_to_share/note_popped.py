"""A note that was there when a thread looked can be gone."""

# runs: under interleavings; exit 1


class Shop:
    def __init__(self) -> None:
        self.notes = ["tea"]


def ann(shop: Shop) -> None:
    if shop.notes:
        shop.notes.pop()


def bob(shop: Shop) -> None:
    if shop.notes:
        shop.notes.pop()


shared = Shop
THREADS = (ann, bob)
