"""The child changes a copy; the account of the parent stays as it was."""

# needs: os.fork

import os


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance


def main() -> None:
    account = Account(balance=100)

    pid = os.fork()
    if pid == 0:
        print(f"child found: {account.balance}")
        account.balance -= 30
        print(f"child left: {account.balance}", flush=True)
        os._exit(0)

    os.waitpid(pid, 0)
    print(f"parent has: {account.balance}")


if __name__ == "__main__":
    main()
