"""A slow first task hides the others, in order and within a chunk."""

import multiprocessing
import threading
from collections.abc import Iterable
from multiprocessing import Pool
from multiprocessing.synchronize import Event


def take(event: Event) -> None:
    global go
    go = event


def read(file: int) -> None:
    if file == 0:
        go.wait(timeout=20)  # stands for a large file


def count_early(files: Iterable[None], go: Event, limit: float) -> int:
    timer = threading.Timer(limit, go.set)
    timer.start()
    early = 0
    for _ in files:
        early += not go.is_set()
        if early == 3:
            go.set()
    timer.cancel()
    go.clear()
    return early


def main() -> None:
    go = multiprocessing.Event()
    print("of the 3 small files, before the large one:")
    with Pool(2, initializer=take, initargs=(go,)) as pool:
        files = pool.imap(read, range(4))
        print("imap:", count_early(files, go, 0.5))
        files = pool.imap_unordered(read, range(4), chunksize=4)
        print("imap_unordered, chunks of 4:", count_early(files, go, 0.5))
        files = pool.imap_unordered(read, range(4))
        print("imap_unordered:", count_early(files, go, 10))


if __name__ == "__main__":
    main()
