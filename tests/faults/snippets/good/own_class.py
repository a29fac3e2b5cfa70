"""An answer of a class of the main file is of that class."""

import multiprocessing
import os
import sys


class Bill:
    def __init__(self, cents: int) -> None:
        self.cents = cents


def main() -> None:
    with multiprocessing.Pool(1) as clerks:
        bill = clerks.apply_async(Bill, (70,)).get(timeout=10)
    print(type(bill) is Bill, Bill.__module__, sys.modules["__main__"].Bill is Bill)
    print(os.path.basename(__file__), sys.argv)
    print([name for name in globals() if not name.startswith("__")])


if __name__ == "__main__":
    main()
