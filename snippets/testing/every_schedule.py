"""A test that tries every schedule fails for the bug, not for the cure."""

# runs: beside interleavings

import threading

from interleavings import explore


class Account:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.balance = 100


def pay(account: Account) -> None:
    account.balance -= 30


def pay_locked(account: Account) -> None:
    with account.lock:
        account.balance -= 30


def test_pay() -> None:
    report = explore(pay, pay, shared=Account)
    assert not report.wrong, f"{report.wrong} of {report.schedules} wrong"


def test_pay_locked() -> None:
    report = explore(pay_locked, pay_locked, shared=Account)
    assert not report.wrong, f"{report.wrong} of {report.schedules} wrong"


def main() -> None:
    for test in (test_pay, test_pay_locked):
        try:
            test()
            print(test.__name__, "passed")
        except AssertionError as error:
            print(test.__name__, "failed:", error)


if __name__ == "__main__":
    main()
