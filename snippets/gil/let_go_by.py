"""While main is in these calls, ann works."""

# needs: gil

import hashlib
import sqlite3
import tempfile
import threading
import zlib
from functools import partial
from operator import methodcaller

CALL = methodcaller("__call__")
FILM = bytes(20_000_000)
BLOB = "SELECT hex(zeroblob(20000000))"


def work(done: list[int], stop: threading.Event) -> None:
    while not stop.is_set():
        done[0] += 1


def main() -> None:
    done, stop = [0], threading.Event()
    ann = threading.Thread(target=work, args=(done, stop))
    ann.start()
    book = sqlite3.connect(":memory:")
    file = tempfile.TemporaryFile()
    for name, call in {
        "write a file": partial(file.write, FILM),
        "compress": partial(zlib.compress, FILM),
        "hash": partial(hashlib.sha256, FILM),
        "ask a database": partial(book.execute, BLOB),
    }.items():
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"{name}: ann worked: {before != after}")
    file.close()
    book.close()
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
