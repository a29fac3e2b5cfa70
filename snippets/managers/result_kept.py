"""With method_to_typeid, what a method returns stays in the server."""

# runs: limit 30 s

from multiprocessing.managers import BaseManager


class Account:
    def __init__(self) -> None:
        self.euros = 100

    def take(self, euros: int) -> int:
        self.euros -= euros
        return self.euros


class Bank:
    def __init__(self) -> None:
        self.accounts = {"ann": Account(), "bob": Account()}

    def account(self, name: str) -> Account:
        return self.accounts[name]


STAYS = {"account": "Account"}
BaseManager.register("Account", create_method=False)
BaseManager.register("Copies", Bank)
BaseManager.register("Proxies", Bank, method_to_typeid=STAYS)


def main() -> None:
    with BaseManager() as manager:
        for bank in manager.Copies(), manager.Proxies():
            left = [bank.account("ann").take(30) for _ in range(2)]
            print(type(bank.account("ann")).__name__, left)


if __name__ == "__main__":
    main()
