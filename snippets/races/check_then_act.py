"""Two clerks sell the last seat, and in some schedules they sell it twice."""
# runs: under interleave; exit 1


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
