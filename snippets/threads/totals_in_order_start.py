"""Start of exercise 2: the fastest clerk stands first."""

import threading
import time

DRAWERS = {"ann": 300, "bob": 200, "cid": 100}


def count_drawer(cash: int, totals: list[int]) -> None:
    time.sleep(cash / 1000)  # more cash takes longer
    totals.append(cash)


def main() -> None:
    totals: list[int] = []
    clerks = [
        threading.Thread(target=count_drawer, args=(cash, totals))
        for cash in DRAWERS.values()
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    print("counted for ann, bob, cid:", *totals)


if __name__ == "__main__":
    main()
