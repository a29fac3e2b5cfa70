"""With the GIL, += 1 lost nothing here, and += one() loses updates."""

# needs: gil
# runs: limit 30 s

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

TASKS, ROUNDS = 10, 1_000_000


class Account:
    def __init__(self) -> None:
        self.balance = 0


def one() -> int:
    return 1


def add(account: Account) -> None:
    for _ in range(ROUNDS):
        account.balance += 1


def add_by_call(account: Account) -> None:
    for _ in range(ROUNDS):
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
