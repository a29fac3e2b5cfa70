"""Start of exercise 1: the call has moved out of the line."""

# runs: under interleavings


class Account:
    def __init__(self) -> None:
        self.balance = 0


def count_bag() -> int:
    return 50


def ann(account: Account) -> None:
    coins = count_bag()
    account.balance += coins


def bob(account: Account) -> None:
    coins = count_bag()
    account.balance += coins


shared = Account
THREADS = (ann, bob)
