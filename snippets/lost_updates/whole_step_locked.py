"""One lock around check and withdrawal refuses the second clerk."""

import contextlib
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
        with contextlib.suppress(threading.BrokenBarrierError):
            both_checked.wait()  # gives up: the other cannot come in
        if enough:
            account.balance -= amount


def main() -> None:
    account = Account(balance=100)
    both_checked = threading.Barrier(2, timeout=0.2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(2):
            clerks.submit(withdraw, account, 80, both_checked)

    print("expected: 20")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
