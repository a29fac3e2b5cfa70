"""What the page on Python without the GIL says of the measurement."""

import textwrap
from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from book.site.picture import Drawing, bars
from measure import common
from measure.common import Figure, Row, Run, fault, filled, number, span, table

DATA = Path(__file__).with_name("price.json")
WORKS = {
    "loop": "loop over numbers",
    "attribute": "`account.balance += 1`",
    "call": "call of a function",
    "append": "`append` to a list",
    "keys": "keys of a `dict`",
    "objects": "new objects",
    "text": "f-strings and `join`",
    "dumps": "`json.dumps`",
}
BUILDS = ("free", "gil")
SHARED = {
    "attribute": "`account.balance += 1`",
    "append": "`append`",
    "keys": "keys of a `dict`",
}
WHERE = ("Linux", 2, 7)  # system, cores, and runs, which the page names
# what the page says in words: columns, and the bounds
CLAIMS = {
    "one thread takes about as long or longer": ([f"one_{name}" for name in WORKS], 0.8, 5),
    "two threads are faster without the GIL": ([f"two_free_{name}" for name in WORKS], 1.1, 3),
    "two threads are no faster with the GIL": ([f"two_gil_{name}" for name in WORKS], 0, 1.3),
    "two threads that write to one object are no faster than one": (
        [f"two_free_shared_{name}" for name in SHARED],
        0,
        1.15,
    ),
    "an object takes more memory": (["more_memory"], 1.5, 3),
    "neither build was made with --enable-optimizations": (["optimized"], -1, 1),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    found = {name: value for name, value in run.items() if name.startswith(("one_", "two_"))}
    return {**found, "more_memory": run["size_free"] / run["size_gil"], "optimized": run["optimized"]}


def newest() -> tuple[Row, str, str]:
    """Return the row of the newest free-threaded Python, with its version and that of the build beside it."""
    found = common.read(DATA)
    name = max(found["versions"], key=Version.parse)
    beside = next(row["beside"][-1] for row in found["rows"] if row["python"] == name)
    return common.rows_of(DATA, figures)[Version.parse(name)], f"{found['versions'][name]}t", beside


def cell(one: Figure | None) -> str:
    """Write a median, with the least and most in brackets."""
    return "-" if one is None else f"{number(one)} ({span([one])})"


def pictures() -> dict[str, Drawing]:
    """Return the chart of what one thread pays."""
    row, free, beside = newest()
    price = {words.replace("`", ""): {f"{free}": (row[f"one_{name}"], "main")} for name, words in WORKS.items()}
    return {"price": bars(f"One thread: times as long on {free} as on {beside}", price, number, mark=1)}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    row, free, beside = newest()
    one = {words: [cell(row[f"one_{name}"])] for name, words in WORKS.items()}
    two = {words: [cell(row[f"two_{build}_{name}"]) for build in BUILDS] for name, words in WORKS.items()}
    two |= {
        f"{words}, one for both": [cell(row[f"two_{build}_shared_{name}"]) for build in BUILDS]
        for name, words in SHARED.items()
    }
    gain = table(["Two threads, times as fast as one", free, beside], two)
    alone = span([float(row[f"one_{name}"]) for name in WORKS])
    apart, shared = (
        [float(row[f"two_free_{name}"]) for name in names if row[f"two_free_{name}"] is not None]
        for names in (WORKS, [f"shared_{name}" for name in SHARED])
    )
    together = (
        f"Two threads with an object each do {span(apart)} times as much per second as one; with one object for both,"
        f" {span(shared)} times as much."
        if apart and shared
        else f"Two threads on {free} were not measured for this table."
    )
    return {
        "price": table(["One thread", f"{free}, times as long as on {beside}"], one),
        "price-words": filled(
            f"One thread on {free} takes {alone} times as long as on {beside}, depending on the work. `object()` takes"
            f" {number(row['more_memory'])} times as much memory."
        ),
        "gain": f'??? note "Two threads, work by work"\n\n{textwrap.indent(gain, "    ")}',
        "gain-words": filled(together),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    found = common.read(DATA)
    where = (found["machine"]["system"], found["machine"]["cores"], found["runs"])
    if where != WHERE:
        yield fault(DATA, f"the page says that it was measured on {WHERE}, came {where}")
    for python, row in common.rows_of(DATA, figures).items():
        for words, (columns, low, high) in CLAIMS.items():
            for column in columns:
                if row[column] is not None and not low < row[column] < high:
                    yield fault(DATA, f"the page says that {words}, came {column} {row[column]:.3g}", python)
