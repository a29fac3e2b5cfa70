"""Check and withdrawal hold the lock, and 100 still becomes -60."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.lock = threading.Lock()


def withdraw(
    account: Account, amount: int, both_checked: threading.Barrier
) -> None:
    with account.lock:
        enough = account.balance >= amount
    both_checked.wait()  # nobody acts before both have checked
    if enough:
        with account.lock:
            account.balance -= amount


def main() -> None:
    account = Account(balance=100)
    both_checked = threading.Barrier(2, timeout=5)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(2):
            clerks.submit(withdraw, account, 80, both_checked)

    print("expected: 20")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
