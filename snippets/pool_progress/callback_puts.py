"""If the callback only puts into a queue, main can fail by itself."""

import queue
from multiprocessing import Pool

ORDERS = "tea", "salt"


def pack(order: str) -> str:
    return order


def store(parcel: str) -> None:
    if parcel == "tea":
        raise ValueError(f"no place for {parcel}")
    print("stored:", parcel)


def main() -> None:
    parcels: queue.SimpleQueue[str] = queue.SimpleQueue()
    with Pool(1) as clerks:
        for order in ORDERS:
            clerks.apply_async(pack, (order,), callback=parcels.put)
        for _ in ORDERS:
            try:
                store(parcels.get(timeout=5))
            except ValueError as error:
                print("main:", error)


if __name__ == "__main__":
    main()
