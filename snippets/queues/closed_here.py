"""A queue that is closed in one process is open in the other."""

import multiprocessing
from multiprocessing.queues import Queue


def pack(orders: Queue, parcels: Queue) -> None:
    parcels.put(f"{orders.get(timeout=5)} packed")


def main() -> None:
    orders, parcels = multiprocessing.Queue(), multiprocessing.Queue()
    ann = multiprocessing.Process(target=pack, args=(orders, parcels))
    ann.start()
    orders.put("tea")
    orders.close()
    print(parcels.get(timeout=5))
    ann.join(timeout=5)
    try:
        orders.put("salt")
    except ValueError as error:
        print("ValueError:", error)


if __name__ == "__main__":
    main()
