"""What the page on pools says of the measurement."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from book.site.picture import Drawing, bars
from measure import common
from measure.common import Row, Run, fault, filled, newest, number

DATA = Path(__file__).with_name("pool.json")
WORKS = {"tiny": "1 square", "middle": "1,000 squares", "large": "100,000 squares"}
KINDS = ("executor", "pool")
CHUNKS = {"one": "1", "many": "1/8"}
METHODS = ("fork", "forkserver", "spawn")
# what the page says in words: columns, and the bounds
CLAIMS = {
    "with tiny tasks the loop always wins": ([f"tiny_{k}_{c}" for k in KINDS for c in ("one", "many")], 1, 1e5),
    "an executor loses with middle tasks one by one": (["middle_executor_one"], 1.2, 1e5),
    "chunks make a pool faster at middle tasks": ([f"middle_{k}_many" for k in KINDS], 0.3, 0.8),
    "large tasks gain, more or less, in any chunks": (
        [f"large_{k}_{c}" for k in KINDS for c in ("one", "many")],
        0.3,
        1,
    ),
    "it takes some large tasks to pay for a start by forkserver": (["start_forkserver"], 2, 1e5),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run, with what an executor costs in parts of a Pool."""
    dearer = run["tiny_executor_one"] / run["tiny_pool_one"]
    return run | {"dearer": dearer, "saved": run["tiny_executor_one"] / run["tiny_executor_many"]}


def read() -> dict[Version, Row]:
    """Read the figures by Python."""
    return common.rows_of(DATA, figures)


def span(found: Iterable[Row], *columns: str) -> str:
    """Write the range of some columns in words."""
    return common.span([row[column] for row in found for column in columns])


def table(rows: dict[Version, Row]) -> str:
    """Return the table: a row for each kind of task, a column for each version."""
    lines = {}
    for work, words in WORKS.items():
        for chunk, size in CHUNKS.items():
            lines[f"{words}, chunksize {size}"] = [row[f"{work}_executor_{chunk}"] for row in rows.values()]
    return common.tables(DATA, "Time of an executor (the loop: 1)", lines, number)


def pictures() -> dict[str, Drawing]:
    """Return the chart: the table's newest Python with the GIL."""
    rows = read()
    version = newest(rows)
    groups = {
        f"{words}, {version}": {
            f"chunksize {size}": (rows[version][f"{work}_executor_{chunk}"], "house") for chunk, size in CHUNKS.items()
        }
        for work, words in WORKS.items()
    }
    return {"ratios": bars("Time of an executor, in times that of the loop", groups, number, start=1)}


def sentences(rows: dict[Version, Row]) -> dict[str, str]:
    """Return the sentences that hold a number, by the name of their region."""
    gil = [row for version, row in rows.items() if not version.free_threaded]
    free = [row for version, row in rows.items() if version.free_threaded]
    every = gil + free
    large = [f"large_{kind}_{chunk}" for kind in KINDS for chunk in ("one", "many")]
    starts = [f"{span(every, f'start_{method}')} (under {method})" for method in METHODS]
    return {
        "chunks": (
            f"With tiny tasks, larger chunks make the executor {span(every, 'saved')} times as fast, and the loop"
            " still wins."
        ),
        "dearer": (
            f"A `Pool` with chunksize 1 takes {span(every, 'tiny_pool_one')} times as long as the loop for tasks of"
            f" 1 square, and {span(every, 'middle_pool_one')} times for 1,000. So handing over a tiny task costs an"
            f" executor {span(every, 'dearer')} times what it costs a `Pool`."
        ),
        "start": (
            "Starting a pool of two workers and ending it takes as long as the loop takes for"
            f" {starts[0]}, {starts[1]}, and {starts[2]} of the large tasks."
        ),
        "gain": (
            f"With large tasks, in our run two workers needed {span(gil, *large)} of the loop's time, where 0.5 is"
            f" the best that two can do{f'; on 3.13t, {span(free, *large)}' if free else ''}."
        ),
    }


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = read()
    return {"ratios": table(rows)} | {name: filled(text) for name, text in sentences(rows).items()}


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for words, (columns, low, high) in CLAIMS.items():
        for python, row in read().items():
            for column in columns:
                if not low < row[column] < high:
                    came = f"{column} {row[column]:.3g}; measure on a quiet machine"
                    yield fault(DATA, f"the page says that {words}, came {came}", python)
