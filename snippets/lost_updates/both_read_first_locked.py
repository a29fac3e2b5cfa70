"""Under a lock the second clerk reads what the first has written."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.lock = threading.Lock()


def withdraw(
    account: Account, amount: int, both_read: threading.Barrier
) -> None:
    with account.lock:
        seen = account.balance
        with contextlib.suppress(threading.BrokenBarrierError):
            both_read.wait()  # gives up: the other cannot come in
        account.balance = seen - amount


def main() -> None:
    account = Account(balance=100)
    both_read = threading.Barrier(2, timeout=0.2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(2):
            clerks.submit(withdraw, account, 30, both_read)

    print("expected: 40")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
