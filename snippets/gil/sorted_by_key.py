"""A key that is written in Python lets ann work during the sort."""

# needs: gil

import threading
from functools import partial
from operator import methodcaller, neg

CALL = methodcaller("__call__")
PRICES = [n * 7919 % 200_003 for n in range(200_000)]


def negative(price: int) -> int:
    return -price


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop = [0], threading.Event()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    for name, call in {
        "key=neg, in C": partial(sorted, PRICES, key=neg),
        "key=negative": partial(sorted, PRICES, key=negative),
    }.items():
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"{name}: ann worked: {before != after}")
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
