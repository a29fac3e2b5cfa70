"""A new process finds a manager class at the top level of the module."""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager


class Desk(BaseManager):
    pass


Desk.register("Queue", queue.Queue)


def main() -> None:
    context = multiprocessing.get_context("spawn")
    with Desk(("127.0.0.1", 0), ctx=context) as desk:
        desk.Queue().put("3 tea")
        print("took the order")


if __name__ == "__main__":
    main()
