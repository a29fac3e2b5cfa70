"""task_done is called for each order, so join returns."""

import faulthandler
import queue
import tempfile
import threading


def pack(orders: queue.Queue) -> None:
    packed = []
    while (order := orders.get()) is not None:
        if order == "air":
            continue  # there is nothing to pack
        packed.append(order)
        orders.task_done()


def main() -> None:
    orders: queue.Queue = queue.Queue()
    clerk = threading.Thread(target=pack, args=(orders,))
    clerk.start()
    for order in ("tea", "air", "rye"):
        orders.put(order)
    waiter = threading.Thread(target=orders.join, daemon=True)
    waiter.start()
    waiter.join(timeout=1)
    if waiter.is_alive():
        with tempfile.TemporaryFile("w+") as file:
            faulthandler.dump_traceback(file)
            file.seek(0)
            print(*[line for line in file if "queue" in line], sep="")
    else:
        print("all packed")
    orders.put(None)
    clerk.join(timeout=5)


if __name__ == "__main__":
    main()
