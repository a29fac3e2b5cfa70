"""What the page on exec says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Row, fault, filled, number, rows_of, span, table
from measure.exec.exec import WAYS

DATA = Path(__file__).with_name("exec.json")
# how many times as long each way takes in a large process, at least and at most, as the page says in words
CLAIMS = {"fork_exec": (5, 1e4), "posix_spawn": (0.4, 2.5), "subprocess": (0.4, 2.5)}


def growth(row: Row, way: str) -> float:
    """Return how many times as long a way takes in the large process."""
    return row[f"large_{way}"] / row[f"small_{way}"]


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows, lines = rows_of(DATA), dict[str, list[str]]()
    for size, words in ("small", "small heap"), ("large", "1 GiB more"):
        for way, (name, _) in WAYS.items():
            cells = [number(row[f"{size}_{way}"] / row["small_posix_spawn"]) for row in rows.values()]
            lines[f"{name}, {words}"] = cells
    spans = {way: span([growth(row, way) for row in rows.values()]) for way in WAYS}
    return {
        "exec": table(["Start and end of `true` (`os.posix_spawn`: 1)", *rows], lines),
        "exec-grows": filled(
            f"With 1 GiB more on the heap, fork and exec take {spans['fork_exec']} times as long as"
            f" before, `os.posix_spawn` {spans['posix_spawn']} times, and `subprocess.run`"
            f" {spans['subprocess']} times (3.10 to 3.15, and 3.13t)."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for way, (low, high) in CLAIMS.items():
        for python, row in rows_of(DATA).items():
            if not low < growth(row, way) < high:
                came = f"{way} {growth(row, way):.1f}"
                yield fault(DATA, f"the page says that fork alone grows with the heap; came {came}", python)
