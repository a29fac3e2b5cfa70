"""The queue is shut down before the producer has put its last order."""

# needs: python>=3.13

import queue
import threading


def send(orders: queue.Queue[str], later: threading.Event) -> None:
    orders.put("tea")
    later.wait(timeout=5)
    try:
        orders.put("salt")
    except queue.ShutDown:
        print("no salt: the queue is shut down")


def main() -> None:
    orders: queue.Queue[str] = queue.Queue()
    later = threading.Event()
    ann = threading.Thread(target=send, args=(orders, later))
    ann.start()
    print(orders.get(timeout=5))
    orders.shutdown()
    later.set()
    ann.join(timeout=5)
    try:
        print(orders.get(timeout=5))
    except queue.ShutDown:
        print("no more")


if __name__ == "__main__":
    main()
