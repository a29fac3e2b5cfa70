"""A test that stops each thread after its read forces the lost update."""

import threading
from contextlib import suppress


class Account:
    def __init__(self) -> None:
        self.balance = 100


def pay(account: Account) -> None:
    account.balance -= 30


class StoppedAccount(Account):
    def __init__(self) -> None:
        self.both_read = threading.Barrier(2, timeout=1)
        super().__init__()

    @property
    def balance(self) -> int:
        value = self.kept
        with suppress(threading.BrokenBarrierError):
            self.both_read.wait()
        return value

    @balance.setter
    def balance(self, value: int) -> None:
        self.kept = value


def main() -> None:
    account = StoppedAccount()
    clerks = [threading.Thread(target=pay, args=(account,)) for _ in "ab"]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(5)
    print("balance", account.kept)


if __name__ == "__main__":
    main()
