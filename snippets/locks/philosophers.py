"""Five hold their left fork, and all wait for the right one."""

import threading
from concurrent.futures import ThreadPoolExecutor


def eat(
    seat: int, forks: list[threading.Lock], all_hold: threading.Barrier
) -> str:
    first, second = seat, (seat + 1) % 5
    with forks[first]:
        all_hold.wait()
        got = forks[second].acquire(timeout=0.5)
        all_hold.wait()  # nobody puts a fork down before all have tried
        if got:
            forks[second].release()
            return f"{seat} ate"
        return f"{seat} holds fork {first}, waits for fork {second}"


def main() -> None:
    forks = [threading.Lock() for _ in range(5)]
    all_hold = threading.Barrier(5, timeout=5)
    with ThreadPoolExecutor(max_workers=5) as table:
        for line in table.map(eat, range(5), [forks] * 5, [all_hold] * 5):
            print(line)


if __name__ == "__main__":
    main()
