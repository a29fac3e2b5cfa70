"""What a lock adds to `account.balance += 1`, as a ratio per version.

    python -m measure.lock_cost.lock_cost    writes lock_cost.json

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. A ratio is the median of REPETITIONS, each of two loops one after the other:
where a core is shared with others, its speed changes from one second to the next.
"""

import json
import statistics
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).with_name("lock_cost.json")
UPDATES, REPETITIONS = 500_000, 9
ABOUT = (
    "a loop of `updates` updates; with_lock: one thread with the lock, in"
    " parts of one thread without; two_threads: two threads that share the"
    " updates and the lock, in parts of one thread with the lock"
)


class Account:
    """A balance and the lock that goes with it."""

    def __init__(self) -> None:
        """Open the account with nothing on it."""
        self.balance = 0
        self.lock = threading.Lock()


def without_lock(account: Account, updates: int, start: threading.Barrier) -> None:
    """Update the balance in a loop."""
    start.wait()
    for _ in range(updates):
        account.balance += 1


def with_lock(account: Account, updates: int, start: threading.Barrier) -> None:
    """Update the balance in a loop, under the lock each time."""
    start.wait()
    for _ in range(updates):
        with account.lock:
            account.balance += 1


def seconds(work: Callable, threads: int) -> float:
    """Return how long the updates take, shared out over the threads."""
    account = Account()
    share = UPDATES // threads
    start = threading.Barrier(threads + 1, timeout=5)
    clerks = [threading.Thread(target=work, args=(account, share, start)) for _ in range(threads)]
    for clerk in clerks:
        clerk.start()
    start.wait()
    begin = time.perf_counter()
    for clerk in clerks:
        clerk.join()
    return time.perf_counter() - begin


def ratios() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    cases = [(without_lock, 1), (with_lock, 1), (with_lock, 2)]
    rounds = [[seconds(work, threads) for work, threads in cases] for _ in range(REPETITIONS)]
    return {
        "with_lock": round(statistics.median(locked / plain for plain, locked, _ in rounds), 2),
        "two_threads": round(statistics.median(two / locked for _, locked, two in rounds), 2),
    }


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(ratios()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, updates=UPDATES, repetitions=REPETITIONS)


if __name__ == "__main__":
    main()
