"""The map of an executor returns results in the order of its tasks."""

import time
from concurrent.futures import ThreadPoolExecutor

DRAWERS = {"ann": 300, "bob": 200, "cid": 100}


def count_drawer(cash: int) -> int:
    time.sleep(cash / 1000)  # more cash takes longer
    return cash


def main() -> None:
    with ThreadPoolExecutor(max_workers=3) as clerks:
        totals = clerks.map(count_drawer, DRAWERS.values())
        print("counted for ann, bob, cid:", *totals)


if __name__ == "__main__":
    main()
