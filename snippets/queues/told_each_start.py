"""Two clerks wait for the end of the orders, but there is one None."""

import multiprocessing
import queue
import sys
from multiprocessing.queues import Queue


def pack(orders: Queue) -> None:
    try:
        while orders.get(timeout=2) is not None:
            pass
    except queue.Empty:
        sys.exit(3)  # nobody has said that there are no more


def main() -> None:
    orders = multiprocessing.Queue()
    clerks = [
        multiprocessing.Process(target=pack, args=(orders,)) for _ in "ab"
    ]
    for clerk in clerks:
        clerk.start()
    for order in "tea", "salt", "rice", None:
        orders.put(order)
    for clerk in clerks:
        clerk.join(timeout=5)
    print("exit codes:", [clerk.exitcode for clerk in clerks])


if __name__ == "__main__":
    main()
