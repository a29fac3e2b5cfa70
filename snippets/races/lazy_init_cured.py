"""Opened under a lock, the book is one book in every schedule."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.book: list[str] | None = None
        self.opened = 0

    def get_book(self) -> list[str]:
        with self.lock:
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
