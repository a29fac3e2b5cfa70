"""A port has one server: a second one cannot open there."""

# runs: exit 1

import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        with BaseManager(desk.address) as another:
            print("two desks:", desk.address != another.address)


if __name__ == "__main__":
    main()
