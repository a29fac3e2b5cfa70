"""In most schedules, the last seat is sold twice."""

# runs: under interleavings; stepper; picture; exit 1


class Hall:
    def __init__(self) -> None:
        self.free = 1
        self.tickets = 0


def ann(hall: Hall) -> None:
    if hall.free > 0:
        hall.free -= 1
        hall.tickets += 1


def bob(hall: Hall) -> None:
    if hall.free > 0:
        hall.free -= 1
        hall.tickets += 1


shared = Hall
THREADS = (ann, bob)
