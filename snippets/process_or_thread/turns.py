"""Two threads take turns with the GIL, and two processes do not."""

# runs: picture

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def count(coins: int) -> None:
    while coins:
        coins -= 1


def empty_bag(rolls: int) -> tuple[float, float, float]:
    begin, before = time.monotonic(), time.thread_time()
    for _ in range(rolls):
        count(5_000)
    return begin, time.monotonic(), time.thread_time() - before


def main() -> None:
    for pool in ThreadPoolExecutor, ProcessPoolExecutor:
        with pool(max_workers=2) as clerks:
            ann, bob = clerks.map(empty_bag, [120, 120])
        span = max(ann[1], bob[1]) - min(ann[0], bob[0])
        together = (ann[2] + bob[2]) / span
        print(f"{pool.__name__}: {together:.1f} s of work per second")


if __name__ == "__main__":
    main()
