"""A property of your own proxy class fetches the attribute."""

# runs: limit 30 s

from multiprocessing.managers import BaseManager, BaseProxy


class Account:
    def __init__(self) -> None:
        self.balance = 100

    def take(self, amount: int) -> None:
        self.balance -= amount


class AccountProxy(BaseProxy):
    _exposed_ = ("take", "__getattribute__")

    def take(self, amount: int) -> None:
        self._callmethod("take", (amount,))

    @property
    def balance(self) -> int:
        return self._callmethod("__getattribute__", ("balance",))


BaseManager.register("Account", Account, AccountProxy)


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
