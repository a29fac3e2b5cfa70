"""What reading a value of the thread costs, in reads of an argument's attribute.

    python measure/thread_local/read_cost.py          measures, writes
                                                      read_cost.json and the page
    python measure/thread_local/read_cost.py --page   writes the page
    python measure/thread_local/read_cost.py --check  exit 1 where the page
                                                      differs from the data
    python measure/thread_local/read_cost.py --one    this Python

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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from common import DOCS, filled, measure_all, rows_of, span, table, update

DATA = Path(__file__).resolve().with_name("read_cost.json")
ROUNDS, READS = 20, 100_000
ABOUT = (
    "one read of each, in nanoseconds, the loop around it included: the"
    " fastest of `repetitions` rounds of `reads` reads in which each had its"
    " turn; argument: an attribute of a plain object that was passed; local:"
    " an attribute of a threading.local that was passed, set in this thread;"
    " context: get of a ContextVar that was passed, set in this context"
)
ROWS = {"local": "`threading.local`", "context": "`ContextVar`"}


class Desk:
    """Something to hang a name on."""


def read_attribute(desk: object) -> None:
    """Read the name of a desk, many times in a row."""
    for _ in range(READS):
        desk.name  # noqa: B018


def read_variable(name: ContextVar) -> None:
    """Get the value of a variable, many times in a row."""
    for _ in range(READS):
        name.get()


def seconds(work: Callable[[object], None], on: object) -> float:
    """Return how long a work takes."""
    begin = time.perf_counter()
    work(on)
    return time.perf_counter() - begin


def measure_one() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    plain, local, context = Desk(), threading.local(), ContextVar("name")
    plain.name = local.name = "ann"
    context.set("ann")
    works = {"argument": (read_attribute, plain), "local": (read_attribute, local), "context": (read_variable, context)}
    rounds = [{name: seconds(*work) for name, work in works.items()} for _ in range(ROUNDS)]
    return {name: round(min(one[name] for one in rounds) / READS * 1e9, 1) for name in works}


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = rows_of(DATA)
    ratios = {name: [row[name] / row["argument"] for row in rows.values()] for name in ROWS}
    return {
        "read": table(
            ["In reads of an argument's attribute", *rows],
            {words: [f"{ratio:.1f}" for ratio in ratios[name]] for name, words in ROWS.items()},
        ),
        "read-words": filled(
            f"In a loop, a read of a `threading.local` takes {span(ratios['local'])} times as"
            f" long as one of an argument's attribute, and `get` of a `ContextVar`"
            f" {span(ratios['context'])} times."
        ),
    }


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
        return
    if not {"--page", "--check"} & set(sys.argv):
        measure_all(__file__, DATA, ABOUT, repetitions=ROUNDS, reads=READS)
    update([DOCS / "thread-local.md"], regions(), "measure/thread_local/read_cost.py --page")


if __name__ == "__main__":
    main()
