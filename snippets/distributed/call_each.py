"""A call for each order costs more than one call for all of them."""

import queue
import time
from collections.abc import Callable
from multiprocessing.managers import BaseManager

ORDERS = [f"{number} tea" for number in range(300)]
BaseManager.register("Queue", queue.Queue)


def seconds(put: Callable[[object], None], *items: object) -> float:
    begin = time.perf_counter()
    for item in items:
        put(item)
    return time.perf_counter() - begin


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        orders = desk.Queue()
        each = seconds(orders.put, *ORDERS)
        once = min(seconds(orders.put, ORDERS) for _ in range(20))

    print("300 calls take over 10 times as long:", each > 10 * once)


if __name__ == "__main__":
    main()
