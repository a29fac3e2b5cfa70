"""A process that is terminated does not release its locks."""

import multiprocessing
import time
from multiprocessing.synchronize import Event, Lock

WORK = 5


def count(drawer: Lock, at_work: Event) -> None:
    with drawer:
        at_work.set()
        time.sleep(WORK)


def main() -> None:
    drawer, at_work = multiprocessing.Lock(), multiprocessing.Event()
    ann = multiprocessing.Process(target=count, args=(drawer, at_work))
    ann.start()
    print("ann has the drawer:", at_work.wait(timeout=5))
    ann.terminate()
    ann.join(timeout=5)
    print("ann at work:", ann.is_alive())
    print("main gets the drawer:", drawer.acquire(timeout=0.5))


if __name__ == "__main__":
    main()
