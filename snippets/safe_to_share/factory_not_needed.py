"""setdefault keeps one of two lists, and both items are in it."""

import threading
from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    both_inside = threading.Barrier(2)
    calls: list[str] = []

    def basket() -> list[str]:
        calls.append("a new basket")
        both_inside.wait(timeout=5)
        return []

    orders: dict[str, list[str]] = {}

    def put(item: str) -> None:
        orders.setdefault("ida", basket()).append(item)

    with ThreadPoolExecutor(max_workers=2) as clerks:
        list(clerks.map(put, ["tea", "milk"]))
    print("baskets made:", len(calls))
    print("items in the basket:", len(orders["ida"]))


if __name__ == "__main__":
    main()
