"""Two threads change one balance a million times, and it ends at 0."""

# needs: gil

import threading

ROUNDS = 1_000_000


class Account:
    def __init__(self) -> None:
        self.balance = 0


def put_and_take(account: Account, amount: int) -> None:
    for _ in range(ROUNDS):
        account.balance = account.balance + amount
        account.balance = account.balance - amount


def main() -> None:
    account = Account()
    clerks = [
        threading.Thread(target=put_and_take, args=(account, amount))
        for amount in (5, 8)
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)

    print("expected: 0")
    print(f"balance: {account.balance}")


if __name__ == "__main__":
    main()
