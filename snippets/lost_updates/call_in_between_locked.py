"""Under a lock, read, call, and write are one step."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

NAP = 0.001
BAGS, COINS = 200, 50


class Account:
    def __init__(self) -> None:
        self.balance = 0
        self.lock = threading.Lock()


def count_bag() -> int:
    time.sleep(NAP)  # counting takes a moment
    return COINS


def deposit_bag(account: Account) -> None:
    with account.lock:
        account.balance += count_bag()  # read, call, write


def main() -> None:
    account = Account()
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(BAGS):
            clerks.submit(deposit_bag, account)

    print(f"updates lost: {account.balance < BAGS * COINS}")


if __name__ == "__main__":
    main()
