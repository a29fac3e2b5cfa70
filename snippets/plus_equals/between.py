"""Between the read and the write of += one() there is a call."""

import dis
from collections.abc import Callable

READS = ("LOAD_ATTR", "LOAD_METHOD")


class Account:
    def __init__(self) -> None:
        self.balance = 0

    def read(self) -> int:
        return self.balance

    def add_by_getter(self) -> None:
        self.balance = self.read() + 1


def one() -> int:
    return 1


def add(account: Account) -> None:
    account.balance += 1


def add_by_call(account: Account) -> None:
    account.balance += one()


def read_to_write(function: Callable[..., None]) -> list[str]:
    names = [step.opname for step in dis.get_instructions(function)]
    first = min(names.index(n) for n in READS if n in names)
    return names[first : names.index("STORE_ATTR") + 1]


def main() -> None:
    for function in (add, add_by_call, Account.add_by_getter):
        print(f"{function.__name__}:", *read_to_write(function))


if __name__ == "__main__":
    main()
