"""What a client puts into the queue can run code in the server."""

import multiprocessing
import os
import queue
from multiprocessing.managers import BaseManager

BaseManager.register("Queue", queue.Queue)


class Parcel:
    def __reduce__(self) -> tuple:
        return os.getpid, ()  # to unpickle me, call os.getpid()


def main() -> None:
    with BaseManager(("127.0.0.1", 0)) as desk:
        (server,) = multiprocessing.active_children()
        orders = desk.Queue()
        orders.put(Parcel())
        came = orders.get(timeout=5)
        print("a parcel came out:", isinstance(came, Parcel))
        print("the server has called os.getpid:", came == server.pid)


if __name__ == "__main__":
    main()
