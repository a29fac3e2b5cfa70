"""Tiny tasks go faster in large chunks, and fastest without a pool."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor

PRICES = range(2_000)


def with_tax(price: int) -> int:
    return price + price // 5


def seconds(use: Callable[..., Iterable[int]], **options: int) -> float:
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        total = sum(use(with_tax, PRICES, **options))
        times.append(time.perf_counter() - begin)
    print(f"total {total} {options}")
    return min(times)


def main() -> None:
    loop = seconds(map)
    with ProcessPoolExecutor(max_workers=2) as clerks:
        single = seconds(clerks.map, chunksize=1)
        chunks = seconds(clerks.map, chunksize=250)

    print("chunks of 250 are 5 times as fast:", single > 5 * chunks)
    print("the loop is faster still:", chunks > loop)


if __name__ == "__main__":
    main()
