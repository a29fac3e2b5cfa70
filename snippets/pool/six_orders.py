"""A pool of two processes packs six orders, and answers in their order."""

# runs: picture

import os
import time
from concurrent.futures import ProcessPoolExecutor

ORDERS = "tea", "salt", "milk", "rice", "bread", "sugar"


def pack(order: str) -> tuple[str, int]:
    time.sleep(0.1)
    return f"{order} packed", os.getpid()


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        parcels = list(clerks.map(pack, ORDERS))

    for parcel, _ in parcels:
        print(parcel)
    print("processes:", len({pid for _, pid in parcels}))


if __name__ == "__main__":
    main()
