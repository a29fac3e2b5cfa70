"""Two processes share a queue that lives in a third, at an address."""

import multiprocessing
import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as server:
        orders = server.Queue()
        ann = multiprocessing.Process(target=orders.put, args=("3 tea",))
        ann.start()
        print(f"from {server.address}: {orders.get(timeout=5)}")
        ann.join(timeout=5)


if __name__ == "__main__":
    main()
