"""One lock for one balance loses no payment."""

# runs: under interleavings

import threading


class Account:
    def __init__(self) -> None:
        self.till_lock = threading.Lock()
        self.balance = 100


def ann(account: Account) -> None:
    with account.till_lock:
        account.balance -= 30


def bob(account: Account) -> None:
    with account.till_lock:
        account.balance -= 30


shared = Account
THREADS = (ann, bob)
