"""A lock around the write alone loses a payment."""

# runs: under interleavings; picture; exit 1

import threading


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 100


def ann(account: Account) -> None:
    left = account.balance - 30
    with account.lock:
        account.balance = left


def bob(account: Account) -> None:
    left = account.balance - 30
    with account.lock:
        account.balance = left


shared = Account
THREADS = (ann, bob)
