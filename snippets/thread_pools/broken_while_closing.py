"""If a pool breaks after shutdown, a thread at work may wait on and on."""

import logging
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor


def get_ready(good: Iterator[bool], late: threading.Event) -> None:
    if not next(good):
        late.wait(timeout=5)
        raise OSError("no prices")


def main() -> None:
    logging.disable()  # the pool would log the error
    late, work, done = (threading.Event() for _ in range(3))
    pool = ThreadPoolExecutor(
        2, "clerk", get_ready, (iter([True, False]), late)
    )
    pool.submit(lambda: (work.set(), done.wait(timeout=5)))
    work.wait(timeout=5)  # clerk 0 is at work
    pool.submit(len, "tea")  # clerk 1 starts, and gets ready
    clerks = sorted(threading.enumerate(), key=lambda each: each.name)[1:]
    pool.shutdown(wait=False)
    late.set()
    clerks[1].join(timeout=5)
    done.set()
    clerks[0].join(timeout=0.5)
    for clerk in clerks:
        print(clerk.name, "is alive:", clerk.is_alive())


if __name__ == "__main__":
    main()
