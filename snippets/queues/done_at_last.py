"""Each order is marked as done, even one that cannot be packed."""

import multiprocessing
import threading
from multiprocessing.queues import JoinableQueue


def pack(orders: JoinableQueue) -> None:
    while (order := orders.get(timeout=5)) is not None:
        try:
            amount, item = order.split()
        except ValueError:
            continue  # not an order
        finally:
            orders.task_done()


def main() -> None:
    orders = multiprocessing.JoinableQueue()
    clerk = multiprocessing.Process(target=pack, args=(orders,))
    clerk.start()
    for order in "3 tea", "salt", "1 rice":
        orders.put(order)
    waiter = threading.Thread(target=orders.join, daemon=True)
    waiter.start()
    waiter.join(timeout=2)
    print("all orders are done:", not waiter.is_alive())
    orders.put(None)
    clerk.join(timeout=5)
    print("exit code", clerk.exitcode)


if __name__ == "__main__":
    main()
