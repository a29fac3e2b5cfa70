"""Sending a child 64 MiB takes at least 3 times as long as forking it."""

# needs: os.fork
# runs: limit 30 s

import os
import time
from collections.abc import Callable

BOOK = bytes(range(256)) * 2**18  # 64 MiB


def has_it() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(BOOK[-1])
    os.waitpid(pid, 0)


def is_sent_it() -> None:
    pages, page = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(page)
        with open(pages, "rb") as reader:
            os._exit(reader.read()[-1])
    os.close(pages)
    with open(page, "wb") as writer:
        writer.write(BOOK)
    os.waitpid(pid, 0)


def best_time(work: Callable[[], None], turns: int) -> float:
    times = []
    for _ in range(turns):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    ratio = best_time(is_sent_it, 5) / best_time(has_it, 50)
    print("sending takes at least 3 times as long:", ratio >= 3)


if __name__ == "__main__":
    main()
