"""In 40 of 70 schedules, put and take do not end at 0."""

# runs: under interleavings; exit 1


class Account:
    def __init__(self) -> None:
        self.balance = 0


def put_and_take(account: Account, amount: int) -> None:
    account.balance = account.balance + amount
    account.balance = account.balance - amount


def ann(account: Account) -> None:
    put_and_take(account, 5)


def bob(account: Account) -> None:
    put_and_take(account, 8)


shared = Account
THREADS = (ann, bob)
