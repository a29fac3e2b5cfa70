"""With the GIL, two threads do one second of Python work per second."""

# runs: limit 30 s

import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def count_coins(coins: int) -> float:
    while coins:
        coins -= 1
    return time.thread_time()  # seconds of work, waiting not counted


def main() -> None:
    for pool in ThreadPoolExecutor, ProcessPoolExecutor:
        begin = time.perf_counter()
        with pool(max_workers=2) as clerks:
            work = sum(clerks.map(count_coins, [12_000_000] * 2))
        rate = work / (time.perf_counter() - begin)
        print(f"{pool.__name__}: {rate:.1f} s of work per second")


if __name__ == "__main__":
    main()
