"""What the page on Python without the GIL says of the measurement."""

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
    "objects": "make objects",
    "text": "f-strings and `join`",
    "dumps": "`json.dumps`",
}
SHARED = {
    "attribute": "`account.balance += 1`",
    "append": "`append`",
    "keys": "keys of a `dict`",
}
# what the page says in words: columns, and the bounds
CLAIMS = {
    "one thread takes about as long or longer": ([f"one_{name}" for name in WORKS], 0.7, 4),
    "two threads are faster without the GIL": ([f"two_free_{name}" for name in WORKS], 1.1, 3),
    "two threads are no faster with the GIL": ([f"two_gil_{name}" for name in WORKS], 0, 1.3),
    "two threads are slower at one object": ([f"two_free_shared_{name}" for name in SHARED], 0, 1),
    "an object takes twice the memory": (["more_memory"], 1.9, 2.1),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    found = {name: value for name, value in run.items() if name.startswith(("one_", "two_"))}
    return {**found, "more_memory": run["size_free"] / run["size_gil"]}


def newest() -> tuple[Row, str, str]:
    """Return the row of the newest free-threaded Python, with its version and that of the build beside it."""
    found = common.read(DATA)
    name = max(found["versions"], key=Version.parse)
    beside = next(row["beside"][-1] for row in found["rows"] if row["python"] == name)
    return common.rows_of(DATA, figures)[Version.parse(name)], f"{found['versions'][name]}t", beside


def with_ranges(title: str, head: list[str], lines: dict[str, list[Figure]]) -> str:
    """Return a table of medians, each with the least and most in brackets."""
    cells = {label: [f"{number(one)} ({span([one])})" for one in found] for label, found in lines.items()}
    return table([title, *head], cells)


def pictures() -> dict[str, Drawing]:
    """Return the charts: what one thread pays, and what two gain."""
    row, free, beside = newest()
    price = {words.replace("`", ""): {free: (row[f"one_{name}"], "main")} for name, words in WORKS.items()}
    gain = {
        "loop over numbers": {
            f"two threads, {free}": (row["two_free_loop"], "main"),
            f"two threads, {beside}": (row["two_gil_loop"], "house"),
        },
        "append, a list each": {
            f"two threads, {free}": (row["two_free_append"], "main"),
            f"two threads, {beside}": (row["two_gil_append"], "house"),
        },
        "append, one list": {
            f"two threads, {free}": (row["two_free_shared_append"], "main"),
            f"two threads, {beside}": (row["two_gil_shared_append"], "house"),
        },
    }
    return {
        "gain": bars("Two threads, times as fast as one", gain, number, mark=1),
        "price": bars(f"One thread: times as long on {free} as on {beside}", price, number, mark=1),
    }


def regions() -> dict[str, str]:
    """Return the text of each region."""
    row, free, beside = newest()
    one = {words: [row[f"one_{name}"]] for name, words in WORKS.items()}
    two = {words: [row[f"two_free_{name}"], row[f"two_gil_{name}"]] for name, words in WORKS.items()}
    two |= {
        f"{words}, one object": [row[f"two_free_shared_{name}"], row[f"two_gil_shared_{name}"]]
        for name, words in SHARED.items()
    }
    alone, apart = [row[f"one_{name}"] for name in WORKS], [row[f"two_free_{name}"] for name in WORKS]
    shared = [row[f"two_free_shared_{name}"] for name in SHARED]
    return {
        "price": with_ranges("One thread", [f"{free}, times as long as on {beside}"], one),
        "gain": with_ranges("Two threads, times as fast as one", [free, beside], two),
        "words": filled(
            f"One thread on {free} takes {span([float(found) for found in alone])} times as long as on {beside},"
            f" depending on the work. Two threads with an object each do"
            f" {span([float(found) for found in apart])} times as much per second as one; with one object for both,"
            f" {span([float(found) for found in shared])} times. `object()` takes {number(row['more_memory'])} times"
            f" as much memory as on {beside}."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in common.rows_of(DATA, figures).items():
        for words, (columns, low, high) in CLAIMS.items():
            for column in columns:
                if not low < row[column] < high:
                    yield fault(DATA, f"the page says that {words}, came {column} {row[column]:.3g}", python)
