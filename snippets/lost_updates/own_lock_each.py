"""Two clerks with a lock each are inside at the same moment."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance


def withdraw(
    account: Account, amount: int, both_read: threading.Barrier
) -> None:
    lock = threading.Lock()  # a new lock for each call
    with lock:
        seen = account.balance
        both_read.wait()  # nobody writes before both have read
        account.balance = seen - amount


def main() -> None:
    account = Account(balance=100)
    both_read = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(2):
            clerks.submit(withdraw, account, 30, both_read)

    print("expected: 40")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
