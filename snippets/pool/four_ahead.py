"""With buffersize, map takes an order each time you take a parcel."""

# needs: python>=3.14

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

ORDERS = 1000


def read_orders(taken: list[int]) -> Iterator[int]:
    for order in range(ORDERS):
        taken.append(order)
        yield order


def pack(order: int) -> str:
    return f"parcel {order}"


def main() -> None:
    taken: list[int] = []
    with ProcessPoolExecutor(max_workers=2) as clerks:
        parcels = clerks.map(pack, read_orders(taken), buffersize=4)
        print("nothing asked for:", len(taken), "orders taken")
        for _ in range(3):
            print(next(parcels), "is here:", len(taken), "orders taken")


if __name__ == "__main__":
    main()
