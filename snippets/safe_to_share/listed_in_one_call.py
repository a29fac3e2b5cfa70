"""list() of a dict that another thread changes raised no error."""

import sys
import threading
from concurrent.futures import ThreadPoolExecutor

ROUNDS = 20_000


def come_and_go(orders: dict[str, int], start: threading.Barrier) -> None:
    start.wait(timeout=5)
    for n in range(ROUNDS):
        orders[f"order {n}"] = n
        del orders[f"order {n}"]


def look(orders: dict[str, int], start: threading.Barrier) -> int:
    start.wait(timeout=5)
    return sum(len(list(orders)) in (3, 4) for _ in range(ROUNDS))


def main() -> None:
    sys.setswitchinterval(1e-6)  # not 5 ms: more turns
    start = threading.Barrier(2)
    orders = {"ann": 1, "bob": 2, "cid": 3}
    with ThreadPoolExecutor(max_workers=2) as clerks:
        clerks.submit(come_and_go, orders, start)
        looks = clerks.submit(look, orders, start)
    print("lists of 3 or 4 orders:", looks.result(), "of", ROUNDS)


if __name__ == "__main__":
    main()
