"""shutdown(immediate=True) drops what is left, and ends each get."""

# needs: python>=3.13

import queue
import threading


def pack(
    orders: queue.Queue[str],
    packing: threading.Event,
    closing: threading.Event,
) -> None:
    try:
        while True:
            order = orders.get(timeout=5)
            packing.set()
            closing.wait(timeout=5)
            print("ann packs", order)
    except queue.ShutDown:
        print("ann goes home")


def main() -> None:
    orders: queue.Queue[str] = queue.Queue()
    packing, closing = threading.Event(), threading.Event()
    for order in "tea", "salt", "soap":
        orders.put(order)
    ann = threading.Thread(target=pack, args=(orders, packing, closing))
    ann.start()
    packing.wait(timeout=5)
    orders.shutdown(immediate=True)
    closing.set()
    ann.join(timeout=5)
    print("main: left:", orders.qsize())


if __name__ == "__main__":
    main()
