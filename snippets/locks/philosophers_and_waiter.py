"""All five eat if a waiter lets at most four of them to the table."""

import threading
from concurrent.futures import ThreadPoolExecutor


def eat(
    seat: int,
    forks: list[threading.Lock],
    waiter: threading.Semaphore,
    all_hold: threading.Barrier,
) -> str:
    first, second = seat, (seat + 1) % 5
    with waiter, forks[first]:
        try:
            all_hold.wait()  # in vain
        except threading.BrokenBarrierError:
            pass
        if not forks[second].acquire(timeout=2):
            return f"{seat} waits for fork {second}"
        forks[second].release()
        return f"{seat} ate"


def main() -> None:
    forks = [threading.Lock() for _ in range(5)]
    waiter = threading.Semaphore(4)
    all_hold = threading.Barrier(5, timeout=0.3)
    with ThreadPoolExecutor(max_workers=5) as table:
        each = [[forks] * 5, [waiter] * 5, [all_hold] * 5]
        for line in table.map(eat, range(5), *each):
            print(line)


if __name__ == "__main__":
    main()
