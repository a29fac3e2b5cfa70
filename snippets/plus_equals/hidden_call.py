"""+= 1 loses updates where it runs Python code that you do not see."""

# runs: limit 30 s

import sys
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction

TASKS, ROUNDS = 10, 50_000


class Property:
    @property
    def balance(self) -> int:
        return getattr(self, "paid", 0)

    @balance.setter
    def balance(self, amount: int) -> None:
        self.paid = amount


class SetAttr:
    balance = 0

    def __setattr__(self, name: str, value: object) -> None:
        super().__setattr__(name, value)


class Fractional:
    balance = Fraction(0)


def add(account: Property | SetAttr | Fractional) -> None:
    for _ in range(ROUNDS):
        account.balance += 1


def main() -> None:
    sys.setswitchinterval(1e-4)  # not 5 ms: a busy machine shows it too
    for account in (Property(), SetAttr(), Fractional()):
        with ThreadPoolExecutor(max_workers=2) as clerks:
            clerks.map(add, [account] * TASKS)
        lost = TASKS * ROUNDS - account.balance
        print(f"{type(account).__name__}: lost updates: {lost > 0}")


if __name__ == "__main__":
    main()
