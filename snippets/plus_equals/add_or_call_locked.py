"""Under a lock no update is lost, whatever stands between."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

TASKS, ROUNDS = 10, 30_000


class Account:
    def __init__(self) -> None:
        self.balance = 0
        self.lock = threading.Lock()


def one() -> int:
    return 1


def add(account: Account) -> None:
    for _ in range(ROUNDS):
        with account.lock:
            account.balance += 1


def add_by_call(account: Account) -> None:
    for _ in range(ROUNDS):
        with account.lock:
            account.balance += one()


def lost(work: Callable[[Account], None]) -> int:
    account = Account()
    with ThreadPoolExecutor(max_workers=2) as clerks:
        for _ in range(TASKS):
            clerks.submit(work, account)
    return TASKS * ROUNDS - account.balance


def main() -> None:
    print(f"+= 1      lost updates: {lost(add) > 0}")
    print(f"+= one()  lost updates: {lost(add_by_call) > 0}")


if __name__ == "__main__":
    main()
