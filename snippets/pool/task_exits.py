"""sys.exit in a task: a future raises it, a Pool never answers."""

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor


def pack(order: str) -> str:
    if order == "vase":
        sys.exit(3)
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(1) as clerks:
        job = clerks.submit(pack, "vase")
        try:
            print("executor:", job.result(timeout=5))
        except SystemExit as error:
            print("executor: SystemExit:", error)

    with multiprocessing.Pool(1) as clerks:
        job = clerks.apply_async(pack, ("vase",))
        try:
            print("Pool:", job.get(timeout=1))
        except multiprocessing.TimeoutError:
            print("Pool: no answer in 1 s")


if __name__ == "__main__":
    main()
