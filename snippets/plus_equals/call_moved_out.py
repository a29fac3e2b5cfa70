"""Answer to exercise 1: without a call in between, += needs its lock."""

# runs: under interleavings

import threading


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 0


def count_bag() -> int:
    return 50


def ann(account: Account) -> None:
    coins = count_bag()
    with account.lock:
        account.balance += coins


def bob(account: Account) -> None:
    coins = count_bag()
    with account.lock:
        account.balance += coins


shared = Account
THREADS = (ann, bob)
