"""Start of exercise 2: the lambda does not get to the server."""

import queue
from multiprocessing import get_context
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", lambda: queue.Queue(2))


def main() -> None:
    spawn = get_context("spawn")
    with BaseManager(("127.0.0.1", 0), ctx=spawn) as desk:
        orders = desk.Queue()
        for order in ("3 tea", "2 rye", "5 oil"):
            try:
                orders.put(order, block=False)
                print("taken:", order)
            except queue.Full:
                print("full, not taken:", order)


if __name__ == "__main__":
    main()
