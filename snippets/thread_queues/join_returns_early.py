"""A second `task_done` for one item lets `join` return too early."""

import queue
import threading


def main() -> None:
    orders: queue.Queue[str] = queue.Queue()
    orders.put("tea")
    orders.put("salt")
    orders.get(timeout=5)
    orders.task_done()
    orders.task_done()  # once more for the tea: no error
    waiter = threading.Thread(target=orders.join, daemon=True)
    waiter.start()
    waiter.join(timeout=5)
    print("join has returned:", not waiter.is_alive())
    print("still in the queue:", orders.get(timeout=5))


if __name__ == "__main__":
    main()
