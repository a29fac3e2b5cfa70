"""A get has no limit while the server, which counts it, is stopped."""

# needs: os.fork

import multiprocessing
import os
import queue
import signal
from concurrent.futures import ThreadPoolExecutor, wait
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        (server,) = multiprocessing.active_children()
        orders = desk.Queue()
        with ThreadPoolExecutor(max_workers=1) as ann:
            print("orders:", ann.submit(orders.qsize).result(timeout=5))
            os.kill(server.pid, signal.SIGSTOP)
            order = ann.submit(orders.get, timeout=0.5)
            print("over after 2 s:", order in wait([order], timeout=2).done)
            os.kill(server.pid, signal.SIGCONT)
            print("then came:", repr(order.exception(timeout=5)))


if __name__ == "__main__":
    main()
