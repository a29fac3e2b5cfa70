"""Checked and sold under one lock, the last seat is sold once."""

# runs: under interleavings; picture

import threading


class Hall:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.free = 1
        self.tickets = 0


def ann(hall: Hall) -> None:
    with hall.lock:
        if hall.free > 0:
            hall.free -= 1
            hall.tickets += 1


def bob(hall: Hall) -> None:
    with hall.lock:
        if hall.free > 0:
            hall.free -= 1
            hall.tickets += 1


shared = Hall
THREADS = (ann, bob)
