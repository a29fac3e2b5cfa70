"""`put` raises Full if no room comes in time, and `get` raises Empty."""

import multiprocessing
import queue


def main() -> None:
    orders = multiprocessing.Queue(maxsize=2)
    orders.put("tea")
    orders.put("salt")
    try:
        orders.put("rice", timeout=0.1)
    except queue.Full:
        print("no room for the rice")
    print(orders.get(timeout=5))
    print(orders.get(timeout=5))
    try:
        orders.get(timeout=0.1)
    except queue.Empty:
        print("no more orders")


if __name__ == "__main__":
    main()
