"""A proxy that comes too late can reach another object."""

# needs: python>=3.13
# runs: limit 30 s

import contextlib
import multiprocessing
from multiprocessing.managers import BaseManager, RemoteError


class Account:
    def __init__(self) -> None:
        self.balance = 100

    def take(self, amount: int) -> int:
        self.balance -= amount
        return self.balance


BaseManager.register("Account", Account)


def main() -> None:
    receiver, accounts = multiprocessing.Pipe(duplex=False)
    with BaseManager() as bank:
        for _ in range(1000):  # until Bob's account is where Ann's was
            accounts.send(bank.Account())
            bob = bank.Account()
            with contextlib.suppress(RemoteError):
                receiver.recv().take(30)  # from Ann's account
            if bob.take(0) < 100:
                print("bob has:", bob.take(0))
                break


if __name__ == "__main__":
    main()
