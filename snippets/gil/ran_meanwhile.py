"""While main sleeps, ann works; while main adds up, ann waits."""

import threading
import time
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
    for name, call in {
        "sleep": partial(time.sleep, 0.2),
        "sum": partial(sum, range(5_000_000)),
    }.items():
        # C code looks at the count, makes the call, and looks again
        before, _, after = map(CALL, (done.copy, call, done.copy))
        print(f"{name}: ann worked: {before != after}")
    stop.set()
    ann.join(timeout=5)


if __name__ == "__main__":
    main()
