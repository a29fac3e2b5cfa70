"""Futures are asked in the order of the tasks, or as they are done."""

import time
from concurrent.futures import ProcessPoolExecutor, as_completed

ORDERS = "sofa", "tea", "salt"


def pack(order: str) -> str:
    time.sleep(0.7 if order == "sofa" else 0.1)
    return order


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        print("map:         ", *clerks.map(pack, ORDERS))
        jobs = [clerks.submit(pack, order) for order in ORDERS]
        done = [job.result() for job in as_completed(jobs, timeout=5)]
        print("as_completed:", *done)


if __name__ == "__main__":
    main()
