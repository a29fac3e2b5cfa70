"""A hash lets go of the GIL for large pieces, and keeps it for small."""

# needs: gil

import hashlib
import threading
from collections import deque
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop = [0], threading.Event()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    for size in 2_047, 2_048, 2_049:
        pieces = [bytes(size)] * 20_000
        # C code takes each piece from the list, and hashes it
        call = partial(deque, map(hashlib.sha256().update, pieces), 0)
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"pieces of {size} bytes: ann worked: {before != after}")
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
