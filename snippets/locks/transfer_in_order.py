"""Both transfers acquire account 1 first, so neither waits in vain."""

import threading
from concurrent.futures import ThreadPoolExecutor


class Account:
    def __init__(self, number: int) -> None:
        self.number = number
        self.balance = 100
        self.lock = threading.Lock()


def transfer(
    source: Account, target: Account, amount: int, both: threading.Barrier
) -> str:
    first, second = sorted((source, target), key=lambda one: one.number)
    with first.lock:
        try:
            both.wait(timeout=0.3)
            return "met while both held a lock"
        except threading.BrokenBarrierError:
            pass  # in vain: the other waits for first
        if not second.lock.acquire(timeout=5):
            return "waited in vain"
        source.balance -= amount
        target.balance += amount
        second.lock.release()
        return f"moved {amount} from {source.number} to {target.number}"


def main() -> None:
    one, two = Account(1), Account(2)
    both = threading.Barrier(2)
    with ThreadPoolExecutor(max_workers=2) as clerks:
        ann = clerks.submit(transfer, one, two, 30, both)
        bob = clerks.submit(transfer, two, one, 10, both)
    print("ann", ann.result())
    print("bob", bob.result())
    print("balances:", one.balance, two.balance)


if __name__ == "__main__":
    main()
