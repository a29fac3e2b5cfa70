"""What the page on managers says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Run, fault, filled, number, rows_of, span, tables

DATA = Path(__file__).with_name("call_cost.json")


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    return {
        "item/plain": run["item"] / run["plain"],
        "item/value": run["item"] / run["value"],
        "each/copy": run["each"] / run["copy"],
    }


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = rows_of(DATA, figures).values()
    ratios = {name: [row[name] for row in rows] for name in ("item/plain", "item/value", "each/copy")}
    lines = {
        "an item of a plain dict: 1": ratios["item/plain"],
        "`value` of a `Value`: 1": ratios["item/value"],
    }
    return {
        "call": tables(DATA, "An item of a manager's dict", lines, number),
        "call-words": filled(
            f"Reading an item of a manager's dict takes {span(ratios['item/plain'])} times as long as reading"
            f" one of a plain dict, and {span(ratios['item/value'])} times as long as reading a `Value`."
            f" Reading 1,000 items one by one takes {span(ratios['each/copy'])} times as long as one `copy`"
            " of the dict that holds them (3.10 to 3.15, and 3.13t, 2 cores, each read in a `lambda`)."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA, figures).items():
        for name in ("item/plain", "item/value", "each/copy"):
            if row[name] < 100:
                came = f"{name} {row[name]:.1f}"
                yield fault(DATA, f"the page says that a call of a proxy is dear; came {came}", python)
