"""A new process cannot find a manager class that stands in the guard."""

# runs: exit 1

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

if __name__ == "__main__":

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
