"""Each of two transfers holds the account that the other one waits for."""

# runs: picture

import threading


class Account:
    def __init__(self, number: int) -> None:
        self.number = number
        self.lock = threading.Lock()


def transfer(
    source: Account, target: Account, both: threading.Barrier
) -> None:
    name = threading.current_thread().name
    with source.lock:
        both.wait()
        got = target.lock.acquire(timeout=0.5)
        told = f"{name} holds {source.number}, gets {target.number}: {got}"
        print(told + "\n", end="")
        both.wait()  # nobody lets go before both have tried


def main() -> None:
    one, two = Account(1), Account(2)
    both = threading.Barrier(2, timeout=5)
    ways = {"ann": (one, two, both), "bob": (two, one, both)}
    clerks = [
        threading.Thread(target=transfer, args=way, name=name)
        for name, way in ways.items()
    ]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
