"""In 4 of 6 schedules, one of two payments is lost."""

# runs: under interleavings; stepper; picture; exit 1


class Account:
    def __init__(self) -> None:
        self.balance = 100


def ann(account: Account) -> None:
    account.balance -= 30


def bob(account: Account) -> None:
    account.balance -= 30


shared = Account
THREADS = (ann, bob)
