"""Under one lock, no schedule loses a payment."""

# runs: under interleavings; picture

import threading


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 100


def ann(account: Account) -> None:
    with account.lock:
        account.balance -= 30


def bob(account: Account) -> None:
    with account.lock:
        account.balance -= 30


shared = Account
THREADS = (ann, bob)
