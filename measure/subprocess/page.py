"""What the page on running other programs says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from book.site.picture import Drawing, bars
from measure.common import Run, fault, filled, newest, number, rows_of, span, tables

DATA = Path(__file__).with_name("start_cost.json")
ROWS = {
    "true": "`true`",
    "bare": "`python -I -S -c pass`",
    "plain": "`python -c pass`",
}
# what the page says in words: one column in parts of another, and the bounds
CLAIMS = {
    "the least program costs more than a thread": ("true", "thread", 1.5, 1e4),
    "a Python costs several times what true costs": ("plain", "true", 3, 1e3),
    "-I -S starts faster": ("bare", "plain", 0, 1),
}


def polls(python: Version) -> bool:
    """Tell whether this Python asks again and again whether a program has ended."""
    return python < Version(3, 15)


def figures(run: Run) -> Run:
    """Return what the page says of one run: each pair of columns, the first in parts of the second."""
    pairs = {(column, base) for column, base, _, _ in CLAIMS.values()} | {(name, "thread") for name in ROWS}
    pairs.add(("limited", "nap"))
    return {f"{column}/{base}": run[column] / run[base] for column, base in sorted(pairs)}


def pictures() -> dict[str, Drawing]:
    """Return the chart: the table's newest Python with the GIL."""
    rows = rows_of(DATA, figures)
    version = newest(rows)
    row = {
        words.strip("`").removesuffix(" -c pass"): (rows[version][f"{name}/thread"], "house")
        for name, words in ROWS.items()
    }
    title = "Start and end of a program, times as long as of a thread"
    return {"start": bars(title, {str(version): row}, number, start=1)}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = rows_of(DATA, figures)

    def parts(column: str, base: str) -> str:
        return span([row[f"{column}/{base}"] for row in rows.values()])

    waits = span([row["limited/nap"] for python, row in rows.items() if not polls(python)])

    lines = {words: [row[f"{name}/thread"] for row in rows.values()] for name, words in ROWS.items()}
    return {
        "program-start": tables(DATA, "Start and end (of a thread: 1)", lines, number),
        "program-start-words": filled(
            f"Running a Python that does nothing takes {parts('plain', 'thread')} times as long as"
            f" starting and joining a thread, and {parts('plain', 'true')} times as long as `true`,"
            f" which does nothing either. With `-I -S`, it takes {parts('bare', 'plain')} times as"
            " long. Up to 3.14, a Python with these flags that sleeps for 12 ms took longer with a"
            f" time limit than without one, in each run; since 3.15, it takes {waits} times as long."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA, figures).items():
        limited = row["limited/nap"]
        if polls(python) and limited.least <= 1:
            came = f"limited/nap {limited.least:.3g}"
            yield fault(
                DATA, f"the page says that up to 3.14 a time limit without a pipe takes longer, came {came}", python
            )
        if not polls(python) and not 0.9 < limited < 1.1:
            came = f"limited/nap {limited:.3g}"
            yield fault(DATA, f"the page says that since 3.15 it does not, came {came}", python)
        for words, (column, base, low, high) in CLAIMS.items():
            if not low < row[f"{column}/{base}"] < high:
                came = f"{column}/{base} {row[f'{column}/{base}']:.3g}"
                yield fault(DATA, f"the page says that {words}, came {came}", python)
