"""What the page on exec says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Run, fault, filled, number, rows_of, span, tables
from measure.exec.exec import WAYS

DATA = Path(__file__).with_name("exec.json")
# how many times as long each way takes in a large process, at least and at most, as the page says in words
CLAIMS = {"fork_exec": (5, 1e4), "posix_spawn": (0.4, 2.5), "subprocess": (0.4, 2.5)}


def figures(run: Run) -> Run:
    """Return what the page says of one run: each way in parts of one, and how much it grows in a large process."""
    parts = {
        f"{size}_{way}": run[f"{size}_{way}"] / run["small_posix_spawn"] for size in ("small", "large") for way in WAYS
    }
    return parts | {f"grows_{way}": run[f"large_{way}"] / run[f"small_{way}"] for way in WAYS}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows, lines = rows_of(DATA, figures), {}
    for size, words in ("small", "small heap"), ("large", "1 GiB more"):
        for way, (name, _) in WAYS.items():
            lines[f"{name}, {words}"] = [row[f"{size}_{way}"] for row in rows.values()]
    spans = {way: span([row[f"grows_{way}"] for row in rows.values()]) for way in WAYS}
    return {
        "exec": tables(DATA, "Start and end of `true` (`os.posix_spawn`: 1)", lines, number),
        "exec-grows": filled(
            f"With 1 GiB more on the heap, fork and exec take {spans['fork_exec']} times as long as"
            f" before, `os.posix_spawn` {spans['posix_spawn']} times, and `subprocess.run`"
            f" {spans['subprocess']} times (3.10 to 3.15, and 3.13t)."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for way, (low, high) in CLAIMS.items():
        for python, row in rows_of(DATA, figures).items():
            if not low < row[f"grows_{way}"] < high:
                came = f"{way} {row[f'grows_{way}']:.1f}"
                yield fault(DATA, f"the page says that fork alone grows with the heap; came {came}", python)
