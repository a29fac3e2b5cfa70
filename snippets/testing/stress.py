"""A stress test with a bound can miss a lost payment in every run."""

import threading
import time

SECONDS, RUNS = 1.0, 2_000


class Account:
    def __init__(self) -> None:
        self.balance = 100


def pay(account: Account, start: threading.Barrier) -> None:
    start.wait()
    account.balance -= 30


def run_once() -> int:
    account, start = Account(), threading.Barrier(2, timeout=5)
    told = account, start
    clerks = [threading.Thread(target=pay, args=told) for _ in "ab"]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(5)
    return account.balance


def main() -> None:
    runs = wrong = 0
    end = time.monotonic() + SECONDS
    while runs < RUNS and time.monotonic() < end:
        runs += 1
        wrong += run_once() != 40
    print(f"{wrong} of {runs} runs lost a payment")


if __name__ == "__main__":
    main()
