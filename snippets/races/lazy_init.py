"""In most schedules, two clerks do not share one book."""

# runs: under interleavings; stepper; picture; exit 1


class Shop:
    def __init__(self) -> None:
        self.book: list[str] | None = None
        self.opened = 0

    def get_book(self) -> list[str]:
        if self.book is None:
            self.opened += 1
            self.book = []
        return self.book


def ann(shop: Shop) -> None:
    shop.get_book().append("tea")


def bob(shop: Shop) -> None:
    shop.get_book().append("tea")


shared = Shop
THREADS = (ann, bob)
