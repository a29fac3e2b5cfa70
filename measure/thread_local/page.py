"""What the page on threading.local says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Run, fault, filled, rows_of, span, tables

DATA = Path(__file__).with_name("read_cost.json")
ROWS = {"local": "`threading.local`", "context": "`ContextVar`"}


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    return {name: run[name] / run["argument"] for name in ROWS}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = rows_of(DATA, figures).values()
    ratios = {name: [row[name] for row in rows] for name in ROWS}
    lines = {words: ratios[name] for name, words in ROWS.items()}
    return {
        "read": tables(DATA, "A read (of an argument's attribute: 1)", lines, "{:.1f}".format),
        "read-words": filled(
            f"In a loop, a read of a `threading.local` takes {span(ratios['local'])} times as"
            f" long as one of an argument's attribute, and `get` of a `ContextVar`"
            f" {span(ratios['context'])} times."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA, figures).items():
        for name in ROWS:
            if row[name] >= 5:
                came = f"{name} {row[name]:.1f}"
                yield fault(DATA, f"the page says that the price of a read is small; came {came}", python)
