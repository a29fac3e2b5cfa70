"""One `shutdown` ends every worker, after all items have been taken."""

# needs: python>=3.13

import queue
import threading


def pack(orders: queue.Queue[str], packed: queue.Queue[str]) -> None:
    try:
        while True:
            packed.put(orders.get(timeout=5))
    except queue.ShutDown:
        packed.put("end")


def main() -> None:
    orders: queue.Queue[str] = queue.Queue()
    packed: queue.Queue[str] = queue.Queue()
    args = (orders, packed)
    clerks = [threading.Thread(target=pack, args=args) for _ in range(3)]
    for clerk in clerks:
        clerk.start()
    for order in "tea", "salt", "rice":
        orders.put(order)
    orders.shutdown()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("at work:", sum(clerk.is_alive() for clerk in clerks))
    print(sorted(packed.get(timeout=5) for _ in range(6)))


if __name__ == "__main__":
    main()
