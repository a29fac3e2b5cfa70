"""Main adds up in pieces, and ann works meanwhile."""

# needs: gil

import threading
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")
PIECE = 10_000


def add(numbers: range) -> int:
    pieces = range(0, len(numbers), PIECE)
    return sum(sum(numbers[n : n + PIECE]) for n in pieces)


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop = [0], threading.Event()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    call = partial(add, range(5_000_000))
    before, total, after = map(CALL, (done.copy, call, done.copy))
    print(f"total: {total}")
    print(f"ann worked: {before != after}")
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
