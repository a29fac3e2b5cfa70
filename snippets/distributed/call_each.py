"""A call for each order costs more than one call for all of them."""

import queue
import time
from multiprocessing.managers import BaseManager

ORDERS = [f"{number} tea" for number in range(300)]
BaseManager.register("Queue", queue.Queue)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        orders = desk.Queue()
        start = time.perf_counter()
        for order in ORDERS:
            orders.put(order)
        middle = time.perf_counter()
        orders.put(ORDERS)
        ratio = (middle - start) / (time.perf_counter() - middle)

    print("300 calls take over 10 times as long:", ratio > 10)


if __name__ == "__main__":
    main()
