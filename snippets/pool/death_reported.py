"""A ProcessPoolExecutor says so when one of its workers dies."""

import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def pack(order: str) -> str:
    if order == "vase":
        os._exit(7)  # as a crash in somebody's C code would
    return f"{order} packed"


def main() -> None:
    with ProcessPoolExecutor(max_workers=2) as clerks:
        for order in "tea", "vase", "salt":
            try:
                print(clerks.submit(pack, order).result(timeout=5))
            except BrokenProcessPool as error:
                print(f"{order}: {error}")
                cause = str(error.__cause__).strip("\n'")
                print("  cause:", cause)


if __name__ == "__main__":
    main()
