"""Two workers take longer than a plain loop when each task is tiny."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

PRICES = range(2_000)


def with_tax(price: int) -> int:
    return price + price // 5


def total_and_time(use: Callable[..., Iterable[int]]) -> tuple[int, float]:
    begin = time.perf_counter()
    total = sum(use(with_tax, PRICES))
    return total, time.perf_counter() - begin


def main() -> None:
    total, loop = total_and_time(map)
    print(f"loop: total {total}")
    for kind in ThreadPoolExecutor, ProcessPoolExecutor:
        with kind(max_workers=2) as pool:
            pool.submit(with_tax, 1).result(timeout=5)  # is awake
            total, took = total_and_time(pool.map)
        print(f"{kind.__name__}: total {total}")
        print(f"  more than 10 times as long: {took > 10 * loop}")


if __name__ == "__main__":
    main()
