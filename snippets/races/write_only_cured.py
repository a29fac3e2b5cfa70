"""A lock around the read and the write loses no payment."""

# runs: under interleavings; picture

import threading


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 100


def ann(account: Account) -> None:
    with account.lock:
        left = account.balance - 30
        account.balance = left


def bob(account: Account) -> None:
    with account.lock:
        left = account.balance - 30
        account.balance = left


shared = Account
THREADS = (ann, bob)
