"""The workers of Pool are daemons, those of ProcessPoolExecutor are not."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def is_daemon() -> bool:
    return multiprocessing.current_process().daemon


def main() -> None:
    with multiprocessing.Pool(1) as pool:
        print("Pool:", pool.apply_async(is_daemon).get(timeout=5))
    with ProcessPoolExecutor(1) as pool:
        future = pool.submit(is_daemon)
        print("ProcessPoolExecutor:", future.result(timeout=5))


if __name__ == "__main__":
    main()
