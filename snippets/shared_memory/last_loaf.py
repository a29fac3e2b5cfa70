"""Under one lock, two processes look and sell: the last loaf goes once."""

# runs: limit 30 s

import contextlib
import multiprocessing
import threading
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Barrier


def sell(loaves: Synchronized, together: Barrier) -> None:
    together.wait(timeout=20)  # both have come
    with loaves.get_lock():
        if loaves.value > 0:
            with contextlib.suppress(threading.BrokenBarrierError):
                together.wait(timeout=1)
            loaves.value -= 1


def main() -> None:
    loaves = multiprocessing.Value("i", 1)
    args = (loaves, multiprocessing.Barrier(2))
    clerks = [
        multiprocessing.Process(target=sell, args=args) for _ in range(2)
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=20)
    print("loaves left:", loaves.value)


if __name__ == "__main__":
    main()
