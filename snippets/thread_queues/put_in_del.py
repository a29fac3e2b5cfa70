"""A `put` in `__del__` waits for the lock that its own thread holds."""

import gc
import queue
import sys
import threading
import traceback


class Orders(queue.Queue):
    def _put(self, item: str) -> None:  # runs inside of `put`
        gc.collect()  # a collection can begin here by itself
        super()._put(item)


class Basket:
    def __init__(self, gone: queue.Queue) -> None:
        self.gone = gone
        self.me = self  # so it takes a garbage collection to free it

    def __del__(self) -> None:
        self.gone.put("basket gone")


def order(orders: Orders, gone: queue.Queue) -> None:
    Basket(gone)
    orders.put("tea")


def main() -> None:
    orders = Orders()
    args = (orders, orders)
    ann = threading.Thread(target=order, args=args, daemon=True)
    ann.start()
    ann.join(timeout=0.5)
    print("ann has ended:", not ann.is_alive())
    for frame in traceback.extract_stack(sys._current_frames()[ann.ident]):
        if frame.name in ("order", "put", "_put", "__del__"):
            print(frame.name)


if __name__ == "__main__":
    main()
