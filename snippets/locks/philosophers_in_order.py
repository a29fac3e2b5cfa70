"""All five eat if each takes the fork with the lower number first."""

import threading
from concurrent.futures import ThreadPoolExecutor


def eat(
    seat: int, forks: list[threading.Lock], all_hold: threading.Barrier
) -> str:
    first, second = sorted((seat, (seat + 1) % 5))
    with forks[first]:
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
    all_hold = threading.Barrier(5, timeout=0.3)
    with ThreadPoolExecutor(max_workers=5) as table:
        for line in table.map(eat, range(5), [forks] * 5, [all_hold] * 5):
            print(line)


if __name__ == "__main__":
    main()
