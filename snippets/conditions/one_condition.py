"""`notify` can wake the thread that waits for something else."""

# runs: under interleavings; exit 1; limit 30 s

import threading


class Desk:
    def __init__(self) -> None:
        self.changed = threading.Condition()
        self.loaded = self.parsed = False


def ann(desk: Desk) -> None:
    with desk.changed:
        while not desk.parsed:
            desk.changed.wait()


def bob(desk: Desk) -> None:
    with desk.changed:
        while not desk.loaded:
            desk.changed.wait()
        desk.parsed = True
        desk.changed.notify()


def cid(desk: Desk) -> None:
    with desk.changed:
        desk.loaded = True
        desk.changed.notify()


shared = Desk
THREADS = (ann, bob, cid)
