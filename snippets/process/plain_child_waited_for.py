"""A program waits at its end for every plain process it has started."""

import multiprocessing
import time
from multiprocessing.synchronize import Event

NAP = 1


def serve(at_work: Event, closed: Event) -> None:
    at_work.set()
    closed.wait(timeout=5)
    time.sleep(NAP)
    print("clerk: last line")


def main() -> None:
    at_work, closed = multiprocessing.Event(), multiprocessing.Event()
    clerk = multiprocessing.Process(target=serve, args=(at_work, closed))
    clerk.start()
    print("clerk at work:", at_work.wait(timeout=5))
    print("main: goodbye")
    closed.set()


if __name__ == "__main__":
    main()
