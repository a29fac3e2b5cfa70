"""What the page on copy-on-write says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from book.site.picture import Drawing, bars
from measure.common import Run, fault, filled, newest, rows_of, span, tables
from measure.copy_on_write.copy_on_write import KINDS

DATA = Path(__file__).with_name("copy_on_write.json")
IMMORTAL = (Version(3, 12), Version(3, 13, free_threaded=True))  # they keep every interned text


FLOOR = 256.0  # KiB; less is noise


def figures(run: Run) -> Run:
    """Return what the page says of one run."""
    memory = {name: value for name, value in run.items() if not name.startswith("fork_")}
    return memory | {"fork_grows": run["fork_large"] / run["fork_small"]}


def mib(kib: float) -> str:
    """Write an amount of memory in MiB, without its unit."""
    return f"{kib / 1024:.1f}" if kib < 10 * 1024 else f"{kib / 1024:.0f}"


def pictures() -> dict[str, Drawing]:
    """Return the chart: the table's newest Python with the GIL."""
    rows = rows_of(DATA, figures)
    version = newest(rows)
    row = {
        words.replace("`", "").replace("an ", ""): (rows[version][name], "house") for name, (words, _) in KINDS.items()
    }
    return {"copied": bars("Memory that reading a million copies, MiB", {str(version): row}, mib)}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = rows_of(DATA, figures)
    collected, frozen = ([row[name] for row in rows.values()] for name in ("collected", "frozen"))
    grows = [row["fork_grows"] for row in rows.values()]
    lines = {words: [row[name] for row in rows.values()] for name, (words, _) in KINDS.items()}
    return {
        "copied": tables(DATA, "Read, a million of", lines, mib),
        "frozen": filled(
            f"With a million small lists, one `gc.collect` in the child costs {span(collected, mib)} MiB"
            f" (3.10 to 3.15, and 3.13t), and after `gc.freeze` {span(frozen, mib)} MiB."
        ),
        "fork-grows": filled(
            f"With 1 GiB more on the heap, a fork and the end of its child take {span(grows)} times as long"
            " as before (3.10 to 3.15, and 3.13t)."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA, figures).items():
        counted = ["objects", "floats", "texts", "collected"]
        spared = ["none", "small", "array", "bytes", "frozen"]
        (spared if python in IMMORTAL else counted).append("interned")
        for names, words, low, high in (counted, "copied", 10 * 1024, 1e9), (spared, "shared", 0, 1024):
            for name in names:
                if not low <= row[name] <= high:
                    yield fault(DATA, f"the page says that {name} are {words}; came {row[name]:g} KiB", python)
