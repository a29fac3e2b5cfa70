"""These calls keep the GIL to their end, and ann waits meanwhile."""

# needs: gil
# runs: limit 60 s

import json
import pickle
import re
import threading
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")
NUMBERS = [n * 7919 % 500_009 for n in range(500_000)]
TEXT = json.dumps(NUMBERS)


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop = [0], threading.Event()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    for name, call in {
        "add numbers": partial(sum, range(5_000_000)),
        "sort a list": partial(sorted, NUMBERS),
        "pickle a list": partial(pickle.dumps, NUMBERS),
        "read JSON": partial(json.JSONDecoder().scan_once, TEXT, 0),
        "search a text": partial(re.compile("(a+)+b").match, "a" * 20),
        "power": partial(pow, 7, 300_000),
    }.items():
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"{name}: ann worked: {before != after}")
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
