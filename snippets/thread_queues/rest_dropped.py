"""The queue is emptied before the sentinel: what was left is not done."""

import queue
import threading


def pack(
    orders: queue.Queue[str | None],
    packing: threading.Event,
    closing: threading.Event,
) -> None:
    while (order := orders.get(timeout=5)) is not None:
        packing.set()
        closing.wait(timeout=5)
        print("ann packs", order)
    print("ann goes home")


def main() -> None:
    orders: queue.Queue[str | None] = queue.Queue()
    packing, closing = threading.Event(), threading.Event()
    for order in "tea", "salt", "soap":
        orders.put(order)
    ann = threading.Thread(target=pack, args=(orders, packing, closing))
    ann.start()
    packing.wait(timeout=5)
    dropped = []
    try:
        while True:
            dropped.append(orders.get_nowait())
    except queue.Empty:
        orders.put(None)
    closing.set()
    ann.join(timeout=5)
    print("main: dropped:", dropped)


if __name__ == "__main__":
    main()
