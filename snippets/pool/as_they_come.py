"""A pool hands out results in the order of the tasks, or as they come."""

import time
from multiprocessing import Pool

ORDERS = "sofa", "tea", "salt"


def pack(order: str) -> str:
    time.sleep(0.7 if order == "sofa" else 0.1)
    return order


def main() -> None:
    with Pool(2) as clerks:
        print("map:           ", *clerks.map(pack, ORDERS, chunksize=1))
        print("imap:          ", *clerks.imap(pack, ORDERS))
        print("imap_unordered:", *clerks.imap_unordered(pack, ORDERS))


if __name__ == "__main__":
    main()
