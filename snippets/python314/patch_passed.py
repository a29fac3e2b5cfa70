"""The child calls the function that it is passed."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection


def today() -> str:
    return "a workday"


def sunday() -> str:
    return "a Sunday"


def open_shop(desk: Connection, day: Callable[[], str]) -> None:
    desk.send(day())


def main() -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    clerk = context.Process(target=open_shop, args=(there, sunday))
    clerk.start()
    print("tested on", here.recv() if here.poll(timeout=5) else "")
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
