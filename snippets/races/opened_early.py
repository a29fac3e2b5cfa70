"""A book that is opened with the shop is one book, without any lock."""

# runs: under interleavings


class Shop:
    def __init__(self) -> None:
        self.book: list[str] = []

    def get_book(self) -> list[str]:
        return self.book


def ann(shop: Shop) -> None:
    shop.get_book().append("tea")


def bob(shop: Shop) -> None:
    shop.get_book().append("tea")


shared = Shop
THREADS = (ann, bob)
