"""Each order is marked as done, even one that cannot be packed."""

import multiprocessing
import threading
from multiprocessing.queues import JoinableQueue


def pack(orders: JoinableQueue) -> None:
    for _ in range(3):
        order = orders.get(timeout=5)
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
    clerk.join(timeout=8)
    print("exit code", clerk.exitcode)
    waiter = threading.Thread(target=orders.join, daemon=True)
    waiter.start()
    waiter.join(timeout=1)
    print("all orders are done:", not waiter.is_alive())


if __name__ == "__main__":
    main()
