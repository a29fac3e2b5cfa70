"""map and imap take all orders, however few parcels you ask for."""

import multiprocessing
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

ORDERS = 1000


def read_orders(last: threading.Event) -> Iterator[int]:
    yield from range(ORDERS)
    last.set()


def pack(order: int) -> str:
    return f"parcel {order}"


def main() -> None:
    last = threading.Event()
    with ProcessPoolExecutor(max_workers=2) as clerks:
        parcels = clerks.map(pack, read_orders(last))
        print("map: all are taken:", last.is_set())
        print("map:", next(parcels))
    last.clear()
    with multiprocessing.Pool(2) as clerks:
        parcels = clerks.imap(pack, read_orders(last))
        print("imap:", next(parcels))
        print("imap: all are taken:", last.wait(timeout=30))


if __name__ == "__main__":
    main()
