"""A process takes orders from a queue until it gets None."""

# runs: picture

import multiprocessing
from multiprocessing.queues import Queue


def pack(orders: Queue, parcels: Queue) -> None:
    while (order := orders.get(timeout=5)) is not None:
        parcels.put(f"{order} packed")


def main() -> None:
    orders, parcels = multiprocessing.Queue(), multiprocessing.Queue()
    ann = multiprocessing.Process(target=pack, args=(orders, parcels))
    ann.start()
    for order in "tea", "salt", "rice":
        orders.put(order)
    orders.put(None)  # there are no more
    for _ in range(3):
        print(parcels.get(timeout=5))
    ann.join(timeout=5)
    print("exit code", ann.exitcode)


if __name__ == "__main__":
    main()
