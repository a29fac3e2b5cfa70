"""A process that is asked to end releases its locks."""

import multiprocessing
from multiprocessing.synchronize import Event, Lock


def count(drawer: Lock, at_work: Event, closing: Event) -> None:
    with drawer:
        at_work.set()
        closing.wait(timeout=5)


def main() -> None:
    drawer, at_work = multiprocessing.Lock(), multiprocessing.Event()
    closing = multiprocessing.Event()
    ann = multiprocessing.Process(
        target=count, args=(drawer, at_work, closing)
    )
    ann.start()
    print("ann has the drawer:", at_work.wait(timeout=5))
    closing.set()
    ann.join(timeout=5)
    print("ann at work:", ann.is_alive())
    print("main gets the drawer:", drawer.acquire(timeout=0.5))


if __name__ == "__main__":
    main()
