"""Answer to exercise 2: clerks who share nothing need no lock."""

import threading
from concurrent.futures import ThreadPoolExecutor

BAGS, COINS = 10, 50


def count_bags(both_read: threading.Barrier) -> int:
    counted = 0  # a local variable: each call has its own
    for _ in range(BAGS):
        seen = counted
        both_read.wait()  # nobody writes before both have read
        counted = seen + COINS
    return counted


def main() -> None:
    both_read = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        counts = [clerks.submit(count_bags, both_read) for _ in range(2)]
    balance = sum(count.result() for count in counts)

    print(f"expected: {2 * BAGS * COINS}")
    print(f"balance: {balance}")


if __name__ == "__main__":
    main()
