"""Two locks for one balance lose a payment in some schedules."""

# runs: under interleavings; exit 1

import threading


class Account:
    def __init__(self) -> None:
        self.anns_lock = threading.Lock()
        self.bobs_lock = threading.Lock()
        self.balance = 100


def ann(account: Account) -> None:
    with account.anns_lock:
        account.balance -= 30


def bob(account: Account) -> None:
    with account.bobs_lock:
        account.balance -= 30


shared = Account
THREADS = (ann, bob)
