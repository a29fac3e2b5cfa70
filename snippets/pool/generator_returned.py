"""A worker cannot send back a generator."""

from collections.abc import Iterator
from multiprocessing import Pool


def pack(orders: list[str]) -> Iterator[str]:
    return (f"{order} packed" for order in orders)


def main() -> None:
    with Pool(1) as clerks:
        try:
            print(*clerks.apply(pack, (["tea", "salt"],)), sep="\n")
        except Exception as error:
            print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
