"""Ann and bob take turns with the GIL; cid waits without it."""

# needs: gil
# runs: picture

import threading
from itertools import groupby

COINS, ROLLS = 5_000, 120


def count(coins: int) -> None:
    while coins:
        coins -= 1


def empty_bag(name: str, log: list[str], start: threading.Barrier) -> None:
    start.wait(timeout=5)
    for _ in range(ROLLS):
        count(COINS)
        log.append(name)


def wait_for(truck: threading.Event, log: list[str]) -> None:
    truck.wait(timeout=5)
    log.append("cid")


def main() -> None:
    log, start, truck = list[str](), threading.Barrier(2), threading.Event()
    cid = threading.Thread(target=wait_for, args=(truck, log))
    clerks = [
        threading.Thread(target=empty_bag, args=(name, log, start))
        for name in ("ann", "bob")
    ]
    for thread in cid, *clerks:
        thread.start()
    for clerk in clerks:
        clerk.join(timeout=5)
    truck.set()
    cid.join(timeout=5)
    turns = [name for name, _ in groupby(log)]
    often = [name for name in ("ann", "bob") if turns.count(name) > 1]
    print("more than one turn:", *often, "- the last:", turns[-1])


if __name__ == "__main__":
    main()
