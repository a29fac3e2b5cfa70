"""Start of exercise 1: the flag can announce a parcel that is not there."""

# runs: under interleavings


class Shelf:
    def __init__(self) -> None:
        self.ready = False
        self.parcel = ""
        self.taken = "nothing"


def ann(shelf: Shelf) -> None:
    shelf.ready = True
    shelf.parcel = "tea"


def bob(shelf: Shelf) -> None:
    if shelf.ready:
        shelf.taken = shelf.parcel


def outcome(shelf: Shelf) -> str:
    return f"bob took {shelf.taken!r}"


shared = Shelf
THREADS = (ann, bob)
