"""These calls let go of the GIL, and ann works meanwhile."""

# needs: gil
# runs: limit 60 s

import hashlib
import os
import socket
import sqlite3
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
    lock, book = threading.Lock(), sqlite3.connect(":memory:")
    lock.acquire()
    near, far = socket.socketpair()
    threading.Timer(0.2, far.close).start()  # recv waits until then
    for name, call in {
        "wait for a socket": partial(near.recv, 1),
        "wait for a lock": partial(lock.acquire, timeout=0.2),
        "wait for a program": partial(os.system, "sleep 0.2"),
        "compress 20 MB": partial(zlib.compress, FILM),
        "hash 20 MB": partial(hashlib.sha256, FILM),
        "ask a database": partial(book.execute, BLOB),
    }.items():
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"{name}: ann worked: {before != after}")
    near.close()
    book.close()
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
