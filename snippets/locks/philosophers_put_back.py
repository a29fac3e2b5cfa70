"""All five eat if each puts a fork back when the other is taken."""

import threading
from concurrent.futures import ThreadPoolExecutor


def eat(
    seat: int, forks: list[threading.Lock], all_hold: threading.Barrier
) -> str:
    first, second = seat, (seat + 1) % 5
    for attempt in range(1000):
        if not forks[first].acquire(timeout=2):
            return f"{seat} waits for fork {first}"
        try:
            if attempt == 0:
                all_hold.wait()
            if forks[second].acquire(blocking=False):
                forks[second].release()
                return f"{seat} ate"
        finally:
            forks[first].release()
        first, second = second, first  # wait for the one that was taken
    return f"{seat} gave up"


def main() -> None:
    forks = [threading.Lock() for _ in range(5)]
    all_hold = threading.Barrier(5, timeout=5)
    with ThreadPoolExecutor(max_workers=5) as table:
        for line in table.map(eat, range(5), [forks] * 5, [all_hold] * 5):
            print(line)


if __name__ == "__main__":
    main()
