"""Two processes share a queue that lives in a third, at an address."""

# runs: picture

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def order(orders: queue.Queue) -> None:
    orders.put("3 tea")


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as server:
        orders = server.Queue()
        ann = multiprocessing.Process(target=order, args=(orders,))
        ann.start()
        print(f"from {server.address}: {orders.get(timeout=5)}")
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
