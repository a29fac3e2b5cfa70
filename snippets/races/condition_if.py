"""A clerk who waits with `if` can take from an empty shelf."""

# runs: under interleavings; stepper; exit 1

import threading


class Shelf:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.lit = False
        self.parcels: list[str] = []


def ann(shelf: Shelf) -> None:
    with shelf.changed:
        if not shelf.parcels:
            shelf.changed.wait()
        shelf.parcels.pop()


def bob(shelf: Shelf) -> None:
    with shelf.changed:
        shelf.lit = True
        shelf.changed.notify()
    with shelf.changed:
        shelf.parcels.append("tea")
        shelf.changed.notify()


shared = Shelf
THREADS = (ann, bob)
