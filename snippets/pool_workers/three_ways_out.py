"""If a task ends its worker, an executor says so, and a Pool does not."""

import io
import multiprocessing
import os
import sys
from concurrent.futures import ProcessPoolExecutor


def pack(order: str) -> int:
    if order == "sys.exit":
        sys.exit(3)
    if order == "KeyboardInterrupt":
        sys.stderr = io.StringIO()  # no traceback from the Pool
        raise KeyboardInterrupt
    if order == "os._exit":
        os._exit(3)
    return os.getpid()


def main() -> None:
    orders = "sys.exit", "KeyboardInterrupt", "os._exit"
    for order in orders:
        with ProcessPoolExecutor(1) as clerks:
            first = clerks.submit(pack, "tea").result(timeout=8)
            error = clerks.submit(pack, order).exception(timeout=8)
            try:
                last = clerks.submit(pack, "tea").result(timeout=8)
            except RuntimeError:
                last = None
        print(f"executor, {order}: {type(error).__name__};", last == first)

    for order in orders:
        with multiprocessing.Pool(1) as clerks:
            first = clerks.apply_async(pack, ("tea",)).get(timeout=8)
            job = clerks.apply_async(pack, (order,))
            last = clerks.apply_async(pack, ("tea",)).get(timeout=8)
            print(f"Pool, {order}: answer {job.ready()};", last == first)


if __name__ == "__main__":
    main()
