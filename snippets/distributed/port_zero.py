"""Port 0 stands for any free port, so two servers can open."""

import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        with BaseManager(("127.0.0.1", 0)) as another:
            print("two desks:", desk.address != another.address)


if __name__ == "__main__":
    main()
