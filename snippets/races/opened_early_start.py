"""Start of exercise 1: in some schedules, two books are opened."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.book: list[str] | None = None

    def get_book(self) -> list[str]:
        if self.book is None:
            self.book = []
        return self.book


def ann(shop: Shop) -> None:
    shop.get_book().append("tea")


def bob(shop: Shop) -> None:
    shop.get_book().append("tea")


shared = Shop
THREADS = (ann, bob)
