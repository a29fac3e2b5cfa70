"""Of what two threads append, store, and add, nothing is lost."""

import sys
import threading
from collections import deque

ROUNDS = 50_000


class Shop:
    def __init__(self) -> None:
        self.notes: list[int] = []
        self.line: deque[int] = deque()
        self.prices: dict[tuple[str, int], int] = {}
        self.seen: set[tuple[str, int]] = set()


def fill(shop: Shop, me: str) -> None:
    for n in range(ROUNDS):
        shop.notes.append(n)
        shop.line.append(n)
        shop.prices[me, n] = n
        shop.seen.add((me, n))


def main() -> None:
    sys.setswitchinterval(1e-6)  # not 5 ms: more turns
    shop = Shop()
    clerks = [
        threading.Thread(target=fill, args=(shop, name))
        for name in ("ann", "bob")
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    for things in (shop.notes, shop.line, shop.prices, shop.seen):
        print(f"{type(things).__name__}: {len(things)} of {2 * ROUNDS}")


if __name__ == "__main__":
    main()
