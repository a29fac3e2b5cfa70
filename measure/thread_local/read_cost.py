"""What reading a value of the thread costs, in reads of an argument's attribute.

    python -m measure.thread_local.read_cost          writes read_cost.json
    python -m measure.thread_local.read_cost --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own.
"""

import json
import sys
import threading
import time
from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path

DATA = Path(__file__).with_name("read_cost.json")
ROUNDS, READS = 20, 100_000
ABOUT = (
    "one read of each, in nanoseconds, the loop around it included: the"
    " fastest of `repetitions` rounds of `reads` reads in which each had its"
    " turn; argument: an attribute of a plain object that was passed; local:"
    " an attribute of a threading.local that was passed, set in this thread;"
    " context: get of a ContextVar that was passed, set in this context"
)


class Desk:
    """Something to hang a name on."""

    name: str


def read_attribute(desk: Desk | threading.local) -> None:
    """Read the name of a desk, many times in a row."""
    for _ in range(READS):
        desk.name  # noqa: B018


def read_variable(name: ContextVar[str]) -> None:
    """Get the value of a variable, many times in a row."""
    for _ in range(READS):
        name.get()


def seconds(work: Callable[[], None]) -> float:
    """Return how long a work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measure_one() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    plain, local, context = Desk(), threading.local(), ContextVar[str]("name")
    plain.name = local.name = "ann"
    context.set("ann")
    works: dict[str, Callable[[], None]] = {
        "argument": lambda: read_attribute(plain),
        "local": lambda: read_attribute(local),
        "context": lambda: read_variable(context),
    }
    rounds = [{name: seconds(work) for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: round(min(one[name] for one in rounds) / READS * 1e9, 1) for name in works}


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, repetitions=ROUNDS, reads=READS)


if __name__ == "__main__":
    main()
