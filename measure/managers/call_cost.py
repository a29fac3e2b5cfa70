"""What a call of a manager's proxy costs, in reads of a plain dict.

    python -m measure.managers.call_cost          writes call_cost.json
    python -m measure.managers.call_cost --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own.
"""

import json
import multiprocessing
import sys
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).with_name("call_cost.json")
ROUNDS, CALLS, READS, ITEMS = 20, 200, 100_000, 1_000
ABOUT = (
    "one of each, in microseconds, the loop around it included: the fastest"
    " of `repetitions` rounds in which each had its turn; plain: an item of a"
    " dict, the mean of `reads`; value: value of a multiprocessing.Value with"
    " its lock, the mean of `reads`; item: an item of a manager's dict of"
    " `items` items, the mean of `calls`; copy: copy of that dict; each: all"
    " items of that dict, each by a call of its own"
)


def timed(work: Callable[[], object], times: int) -> float:
    """Return how long a work takes, in microseconds: the mean of many in a row."""
    begin = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - begin) / times * 1e6


def measure_one() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    plain = dict.fromkeys(range(ITEMS), 0)
    value = multiprocessing.Value("q", 0)
    with multiprocessing.Manager() as manager:
        shared = manager.dict(plain)
        works: dict[str, tuple[Callable[[], object], int]] = {
            "plain": (lambda: plain[0], READS),
            "value": (lambda: value.value, READS),
            "item": (lambda: shared[0], CALLS),
            "copy": (shared.copy, CALLS // 10),
            "each": (lambda: [shared[number] for number in range(ITEMS)], 1),
        }
        rounds = [{name: timed(*work) for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: round(min(one[name] for one in rounds), 4) for name in works}


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, repetitions=ROUNDS, calls=CALLS, reads=READS, items=ITEMS)


if __name__ == "__main__":
    main()
