"""Two workers take longer than a plain loop when each task is tiny."""

import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

PRICES = range(2_000)


def with_tax(price: int) -> int:
    return price + price // 5


def time_and_total(use: Callable[..., Iterable[int]]) -> tuple[float, int]:
    begin = time.perf_counter()
    total = sum(use(with_tax, PRICES))
    return time.perf_counter() - begin, total


def main() -> None:
    loop, total = min(time_and_total(map) for _ in range(5))
    print(f"loop: total {total}")
    for kind in ThreadPoolExecutor, ProcessPoolExecutor:
        with kind(max_workers=2) as pool:
            pool.submit(with_tax, 1).result(timeout=5)  # is awake
            took, total = time_and_total(pool.map)
        print(f"{kind.__name__}: total {total}")
        print(f"  more than 10 times as long: {took > 10 * loop}")


if __name__ == "__main__":
    main()
