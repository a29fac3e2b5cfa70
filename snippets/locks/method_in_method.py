"""A thread can acquire an RLock again, and waits for a Lock."""

import threading
from typing import Any


class Account:
    def __init__(self, lock: Any) -> None:
        self.lock = lock
        self.balance = 100

    def withdraw(self, amount: int) -> str:
        if not self.lock.acquire(timeout=0.2):
            return "waited in vain"
        self.balance -= amount
        self.lock.release()
        return "paid"

    def close(self) -> str:
        with self.lock:
            return self.withdraw(self.balance)


def main() -> None:
    for name in "Lock", "RLock":
        account = Account(getattr(threading, name)())
        print(f"{name}: {account.close()}, {account.balance} left")


if __name__ == "__main__":
    main()
