"""The child calls the function that it is passed."""

import multiprocessing
from multiprocessing.connection import Connection
from unittest import mock


def today() -> str:
    return "a workday"


def sunday() -> str:
    return "a Sunday"


def open_shop(desk: Connection) -> None:
    desk.send(today())


def main() -> None:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    with mock.patch(f"{__name__}.today", sunday):
        clerk = context.Process(target=open_shop, args=(there,))
        clerk.start()
        print("tested on", here.recv() if here.poll(timeout=5) else "")
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
