"""Start of exercise 2: two customers can be given one number."""

# runs: under interleavings

import threading


class Shop:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.number = 0
        self.given: dict[str, int] = {}

    def draw(self) -> int:
        with self.lock:
            self.number += 1
        return self.number


def ann(shop: Shop) -> None:
    shop.given["ann"] = shop.draw()


def bob(shop: Shop) -> None:
    shop.given["bob"] = shop.draw()


def outcome(shop: Shop) -> str:
    return f"numbers given: {sorted(shop.given.values())}"


shared = Shop
THREADS = (ann, bob)
