"""A thread whose acquire has timed out goes on without the lock."""

# runs: under interleavings; stepper; exit 1

import threading


class Account:
    def __init__(self) -> None:
        self.balance = 100
        self.lock = threading.Lock()


def ann(account: Account) -> None:
    account.lock.acquire()
    account.balance -= 30
    account.lock.release()


def bob(account: Account) -> None:
    account.lock.acquire(timeout=1)
    account.balance -= 30
    account.lock.release()


def outcome(account: Account) -> str:
    return f"balance {account.balance}"


shared = Account
THREADS = (ann, bob)
