"""A Pool waits for the answer of a worker that has died."""

import os
from multiprocessing import Pool, TimeoutError


def pack(order: str) -> str:
    if order == "vase":
        os._exit(7)  # as a crash in somebody's C code would
    return f"{order} packed"


def main() -> None:
    with Pool(1) as clerks:
        for order, limit in ("tea", 5), ("vase", 1), ("salt", 5):
            job = clerks.apply_async(pack, (order,))
            try:
                print(job.get(timeout=limit))
            except TimeoutError:
                print(f"{order}: no answer in {limit} s")


if __name__ == "__main__":
    main()
