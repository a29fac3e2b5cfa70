"""A `put` of a SimpleQueue in `__del__` lets the other `put` go on."""

import gc
import queue
import threading


class Orders(queue.Queue):
    def _put(self, item: str) -> None:  # runs inside of `put`
        gc.collect()  # a collection can begin here by itself
        super()._put(item)


class Basket:
    def __init__(self, gone: queue.SimpleQueue) -> None:
        self.gone = gone
        self.me = self  # so it takes a garbage collection to free it

    def __del__(self) -> None:
        self.gone.put("basket gone")


def order(orders: Orders, gone: queue.SimpleQueue) -> None:
    Basket(gone)
    orders.put("tea")


def main() -> None:
    orders, gone = Orders(), queue.SimpleQueue()
    args = (orders, gone)
    ann = threading.Thread(target=order, args=args, daemon=True)
    ann.start()
    ann.join(timeout=5)
    print("ann has ended:", not ann.is_alive())
    print(orders.get(timeout=5), "and", gone.get(timeout=5))


if __name__ == "__main__":
    main()
