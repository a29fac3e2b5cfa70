"""A thread whose acquire has timed out pays nothing, and says so."""

# runs: under interleavings

import threading


class Account:
    def __init__(self) -> None:
        self.balance = 100
        self.told = "paid"
        self.lock = threading.Lock()


def ann(account: Account) -> None:
    account.lock.acquire()
    account.balance -= 30
    account.lock.release()


def bob(account: Account) -> None:
    if account.lock.acquire(timeout=1):
        account.balance -= 30
        account.lock.release()
    else:
        account.told = "not paid"


def holds(account: Account) -> bool:
    return account.balance == (40 if account.told == "paid" else 70)


def outcome(account: Account) -> str:
    return f"balance {account.balance}, bob: {account.told}"


shared = Account
THREADS = (ann, bob)
