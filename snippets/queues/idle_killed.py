"""A worker that is killed inside `get` keeps the queue locked."""

import multiprocessing
import queue
from multiprocessing.queues import Queue, SimpleQueue


def pack(orders: Queue, parcels: SimpleQueue, limit: float) -> None:
    try:
        parcels.put(f"{orders.get(timeout=limit)} packed")
    except queue.Empty:
        parcels.put("no order came")


def main() -> None:
    orders, parcels = multiprocessing.Queue(), multiprocessing.SimpleQueue()
    ann, bob = (
        multiprocessing.Process(target=pack, args=(orders, parcels, limit))
        for limit in (8, 1)
    )
    ann.start()
    while orders._rlock.acquire(block=False):  # until ann waits in get
        orders._rlock.release()
    ann.kill()
    ann.join(timeout=5)
    orders.put("tea")
    bob.start()
    print("bob:", parcels.get())
    bob.join(timeout=5)
    print("empty:", orders.empty())


if __name__ == "__main__":
    main()
