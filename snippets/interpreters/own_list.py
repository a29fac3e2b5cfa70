"""An interpreter has its own copy of a module's globals."""

# needs: python>=3.14

import os
from concurrent import interpreters

SOLD: list[str] = []


def sell(item: str) -> tuple[list[str], int]:
    SOLD.append(item)
    return SOLD, os.getpid()


def main() -> None:
    ann = interpreters.create()
    print("ann:", ann.call(sell, "apple")[0])
    sold, pid = ann.call(sell, "pear")
    print("ann:", sold)
    print("main:", SOLD)
    print("one process:", pid == os.getpid())
    ann.close()


if __name__ == "__main__":
    main()
