"""Start of exercise 2: two clerks in lockstep lose half of the coins."""

import threading
from concurrent.futures import ThreadPoolExecutor

BAGS, COINS = 10, 50


class Account:
    def __init__(self) -> None:
        self.balance = 0


def deposit_bags(account: Account, both_read: threading.Barrier) -> None:
    for _ in range(BAGS):
        seen = account.balance
        both_read.wait()  # nobody writes before both have read
        account.balance = seen + COINS


def main() -> None:
    account = Account()
    both_read = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(2):
            clerks.submit(deposit_bags, account, both_read)

    print(f"expected: {2 * BAGS * COINS}")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
