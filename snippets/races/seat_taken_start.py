"""Start of exercise 1: both customers can be told that seat 7 is theirs."""

# runs: under interleavings


class Hall:
    def __init__(self) -> None:
        self.taken: dict[int, str] = {}
        self.told: dict[str, str] = {}


def ida(hall: Hall) -> None:
    taken = hall.taken
    if not taken.get(7):
        taken[7] = "ida"
    hall.told["ida"] = taken[7]


def jon(hall: Hall) -> None:
    taken = hall.taken
    if not taken.get(7):
        taken[7] = "jon"
    hall.told["jon"] = taken[7]


def outcome(hall: Hall) -> str:
    told = set(hall.told.values())
    return "one of them has it" if len(told) == 1 else "both have it"


shared = Hall
THREADS = (ida, jon)
