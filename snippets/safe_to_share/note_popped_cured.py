"""Pop without a look, and an empty list is no error."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.notes = ["tea"]


def ann(shop: Shop) -> None:
    try:
        shop.notes.pop()
    except IndexError:
        pass


def bob(shop: Shop) -> None:
    try:
        shop.notes.pop()
    except IndexError:
        pass


shared = Shop
THREADS = (ann, bob)
