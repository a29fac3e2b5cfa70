"""The factory of a defaultdict runs twice for one key."""

import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    both_inside = threading.Barrier(2)
    calls: list[str] = []

    def basket() -> list[str]:
        calls.append("a new basket")
        both_inside.wait(timeout=5)
        return []

    orders: defaultdict[str, list[str]] = defaultdict(basket)

    def put(item: str) -> None:
        orders["ida"].append(item)

    with ThreadPoolExecutor(max_workers=2) as clerks:
        list(clerks.map(put, ["tea", "milk"]))
    print("baskets made:", len(calls))
    print("items in the basket:", len(orders["ida"]))


if __name__ == "__main__":
    main()
