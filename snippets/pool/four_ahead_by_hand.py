"""A queue of futures takes an order each time you take a parcel."""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

ORDERS = 1000


def read_orders(taken: list[int]) -> Iterator[int]:
    for order in range(ORDERS):
        taken.append(order)
        yield order


def pack(order: int) -> str:
    return f"parcel {order}"


def pack_each(
    pool: ProcessPoolExecutor, orders: Iterator[int]
) -> Iterator[str]:
    pending = deque()
    for order in orders:
        pending.append(pool.submit(pack, order))
        if len(pending) > 4:
            yield pending.popleft().result()
    while pending:
        yield pending.popleft().result()


def main() -> None:
    taken: list[int] = []
    with ProcessPoolExecutor(max_workers=2) as clerks:
        parcels = pack_each(clerks, read_orders(taken))
        print("nothing asked for:", len(taken), "orders taken")
        for _ in range(3):
            print(next(parcels), "is here:", len(taken), "orders taken")


if __name__ == "__main__":
    main()
