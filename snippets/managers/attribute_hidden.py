"""The proxy of an account has its method, but not its balance."""

# runs: limit 30 s

from multiprocessing.managers import BaseManager


class Account:
    def __init__(self) -> None:
        self.balance = 100

    def take(self, amount: int) -> None:
        self.balance -= amount


BaseManager.register("Account", Account)


def main() -> None:
    with BaseManager() as bank:
        account = bank.Account()
        account.take(30)
        try:
            print("balance:", account.balance)
        except AttributeError as error:
            print("AttributeError:", error)


if __name__ == "__main__":
    main()
