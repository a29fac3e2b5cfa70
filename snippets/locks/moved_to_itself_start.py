"""A transfer from an account to itself waits for itself."""

import threading


class Account:
    def __init__(self, number: int) -> None:
        self.number = number
        self.balance = 100
        self.lock = threading.Lock()


def transfer(source: Account, target: Account, amount: int) -> str:
    first, second = sorted((source, target), key=lambda one: one.number)
    with first.lock:
        if not second.lock.acquire(timeout=0.3):
            return f"account {first.number} waits for {second.number}"
        source.balance -= amount
        target.balance += amount
        second.lock.release()
    return f"moved {amount}"


def main() -> None:
    one, two = Account(1), Account(2)
    print(transfer(two, one, 20))
    print(transfer(one, one, 30))
    print("balances:", one.balance, two.balance)


if __name__ == "__main__":
    main()
