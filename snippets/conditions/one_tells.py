"""`wait` returns a different number in each thread; `action` runs once."""

import threading
from concurrent.futures import ThreadPoolExecutor


def work(rounds: threading.Barrier) -> tuple[int, int]:
    return rounds.wait(), rounds.wait()


def main() -> None:
    rounds = threading.Barrier(3, lambda: print("all here"), timeout=5)
    with ThreadPoolExecutor(max_workers=3) as threads:
        done = [threads.submit(work, rounds) for _ in range(3)]
    results = [one.result() for one in done]
    print("first wait:", sorted(first for first, _ in results))
    print("second wait:", sorted(second for _, second in results))


if __name__ == "__main__":
    main()
