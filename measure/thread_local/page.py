"""What the page on threading.local says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import fault, filled, rows_of, span, table

DATA = Path(__file__).with_name("read_cost.json")
ROWS = {"local": "`threading.local`", "context": "`ContextVar`"}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = rows_of(DATA)
    ratios = {name: [row[name] / row["argument"] for row in rows.values()] for name in ROWS}
    return {
        "read": table(
            ["Times as long as a read of an argument's attribute", *rows],
            {words: [f"{ratio:.1f}" for ratio in ratios[name]] for name, words in ROWS.items()},
        ),
        "read-words": filled(
            f"In a loop, a read of a `threading.local` takes {span(ratios['local'])} times as"
            f" long as one of an argument's attribute, and `get` of a `ContextVar`"
            f" {span(ratios['context'])} times."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA).items():
        for name in ROWS:
            if row[name] >= 5 * row["argument"]:
                came = f"{name} {row[name]}, argument {row['argument']}"
                yield fault(DATA, f"the page says that the price of a read is small; came {came}", python)
