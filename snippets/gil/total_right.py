"""With a lock, the total is right, too."""

import sys
import threading
import time

ROUNDS = 3


def take_orders(
    tea: object, orders: list, total: dict, lock: threading.Lock
) -> None:
    for _ in range(ROUNDS):
        orders.append(tea)
        with lock:
            seen = total["orders"]
            time.sleep(0.001)  # a call between the read and the write
            total["orders"] = seen + 1


def main() -> None:
    tea, orders, total = object(), list[object](), {"orders": 0}
    before = sys.getrefcount(tea)
    lock = threading.Lock()
    args = tea, orders, total, lock
    clerks = [
        threading.Thread(target=take_orders, args=args) for _ in range(2)
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    del args, clerks, clerk
    print("in the list:", len(orders))
    print("references from it:", sys.getrefcount(tea) - before)
    print("in the total:", total["orders"])


if __name__ == "__main__":
    main()
