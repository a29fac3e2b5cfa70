"""Start of exercise 1: one clerk counts while the other one waits."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self) -> None:
        self.balance = 0
        self.lock = threading.Lock()


def count_bag(both_count: threading.Barrier) -> int:
    with contextlib.suppress(threading.BrokenBarrierError):
        both_count.wait()  # for the other clerk to count too
    return 50


def deposit_bag(account: Account, both_count: threading.Barrier) -> None:
    with account.lock:
        account.balance += count_bag(both_count)


def main() -> None:
    account = Account()
    both_count = threading.Barrier(2, timeout=2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(2):
            clerks.submit(deposit_bag, account, both_count)

    print(f"counted at the same time: {not both_count.broken}")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
