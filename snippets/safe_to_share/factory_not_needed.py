"""setdefault puts one list under a key, and both items are in it."""

from concurrent.futures import ThreadPoolExecutor


def main() -> None:
    orders: dict[str, list[str]] = {}

    def put(item: str) -> None:
        orders.setdefault("ida", []).append(item)

    with ThreadPoolExecutor(max_workers=2) as clerks:
        list(clerks.map(put, ["tea", "milk"]))
    print("items in the basket:", len(orders["ida"]))


if __name__ == "__main__":
    main()
