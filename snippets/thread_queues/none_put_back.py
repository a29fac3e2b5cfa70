"""One None ends three threads: each puts it back for the next."""

import queue
import threading


def pack(orders: queue.Queue, packed: queue.Queue[str]) -> None:
    while (order := orders.get(timeout=5)) is not None:
        packed.put(order)
    orders.put(None)  # for the next one


def main() -> None:
    orders: queue.Queue = queue.Queue()
    packed: queue.Queue[str] = queue.Queue()
    args = (orders, packed)
    clerks = [threading.Thread(target=pack, args=args) for _ in range(3)]
    for clerk in clerks:
        clerk.start()
    for order in "tea", "salt", "rice", None:
        orders.put(order)
    for clerk in clerks:
        clerk.join(timeout=5)
    print("at work:", sum(clerk.is_alive() for clerk in clerks))
    print("packed:", sorted(packed.get(timeout=5) for _ in range(3)))
    print("left in the queue:", orders.get(timeout=5), orders.empty())


if __name__ == "__main__":
    main()
