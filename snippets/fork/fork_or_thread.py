"""A fork and its wait take at least twice as long as a thread."""

# needs: os.fork

import os
import threading
import time
from collections.abc import Callable


def fork_and_wait() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)


def start_and_join() -> None:
    clerk = threading.Thread()  # without work
    clerk.start()
    clerk.join(timeout=5)


def best_time(work: Callable[[], None]) -> float:
    times = []
    for _ in range(100):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    ratio = best_time(fork_and_wait) / best_time(start_and_join)
    print("fork takes at least twice as long:", ratio >= 2)


if __name__ == "__main__":
    main()
