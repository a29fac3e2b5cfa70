"""Main hashes a film in small pieces, and ann waits meanwhile."""

# needs: gil

import hashlib
import threading
from collections import deque
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")
FILM, PIECE = bytes(20_000_000), 2_000


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop, sha = [0], threading.Event(), hashlib.sha256()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    pieces = [FILM[n : n + PIECE] for n in range(0, len(FILM), PIECE)]
    # C code takes each piece from the list, and hashes it
    call = partial(deque, map(sha.update, pieces), 0)
    before, _, after = map(CALL, (done.copy, call, done.copy))
    print(f"hash: {sha.hexdigest()[:8]}...")
    print(f"ann worked: {before != after}")
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
