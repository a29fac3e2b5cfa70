"""A proxy that is sent through a pipe leaves its manager's key behind."""

# runs: limit 30 s

import multiprocessing
from multiprocessing.connection import Connection
from multiprocessing.managers import SyncManager

KEY = b"the shop's key"


def look(orders: Connection) -> None:
    try:
        tea = orders.recv()["tea"] if orders.poll(20) else "no proxy"
        orders.send(f"tea: {tea}")
    except multiprocessing.AuthenticationError as error:
        orders.send(f"AuthenticationError: {error}")


def main() -> None:
    orders, far_end = multiprocessing.Pipe()
    with SyncManager(authkey=KEY) as manager:
        ann = multiprocessing.Process(target=look, args=(far_end,))
        ann.start()
        stock = manager.dict(tea=3)
        orders.send(stock)
        print("ann:", orders.recv() if orders.poll(20) else "no answer")
        ann.join(timeout=20)


if __name__ == "__main__":
    main()
