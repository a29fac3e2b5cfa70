"""Under a lock, put and take end at 0 in every schedule."""

# runs: under interleavings

import threading


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 0


def put_and_take(account: Account, amount: int) -> None:
    with account.lock:
        account.balance = account.balance + amount
        account.balance = account.balance - amount


def ann(account: Account) -> None:
    put_and_take(account, 5)


def bob(account: Account) -> None:
    put_and_take(account, 8)


shared = Account
THREADS = (ann, bob)
