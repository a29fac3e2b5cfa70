"""In 2 of 6 schedules, the lower bid stands."""

# runs: under interleavings; exit 1


class Sale:
    def __init__(self) -> None:
        self.best = 0


def note(sale: Sale, bid: int) -> None:
    if bid > sale.best:
        sale.best = bid


def ann(sale: Sale) -> None:
    note(sale, 50)


def bob(sale: Sale) -> None:
    note(sale, 80)


shared = Sale
THREADS = (ann, bob)
