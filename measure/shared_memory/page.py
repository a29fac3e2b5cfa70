"""What the page on shared memory says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Run, fault, filled, number, rows_of, span, tables
from measure.shared_memory.shared_memory import METHODS, SIZES

DATA = Path(__file__).with_name("shared_memory.json")
WAYS = {"copied": "copied into a new block", "named": "in a block before"}
# what the page says in words: the time of a way in parts of sending, by size, and the bounds
CLAIMS = {
    "with 1 KiB a new block costs more than sending": ("copied", "1_KiB", 1, 100),
    "with 64 KiB a new block costs more than sending": ("copied", "64_KiB", 1, 100),
    "with 1 MiB a new block costs less than sending": ("copied", "1_MiB", 0, 0.9),
    "with 1 MiB a block that is there costs less than sending": ("named", "1_MiB", 0, 0.5),
    "with 100 MiB a new block costs less than sending": ("copied", "100_MiB", 0, 0.9),
    "with 100 MiB a block that is there costs next to nothing": ("named", "100_MiB", 0, 0.02),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run: each way in parts of sending, the mean of the start methods."""
    return {
        f"{way}_{size}": sum(run[f"{method}_{way}_{size}"] for method in METHODS) / len(METHODS)
        for way in WAYS
        for size in SIZES
    }


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows, lines = rows_of(DATA, figures), {}
    for size in SIZES:
        for way, words in WAYS.items():
            lines[f"{size.replace('_', ' ')}, {words}"] = [row[f"{way}_{size}"] for row in rows.values()]
    spans = {name: span([row[name] for row in rows.values()], share) for name in next(iter(rows.values()))}
    return {
        "ratios": tables(DATA, "Time until the worker has read (sending the bytes: 1)", lines, share),
        "large": filled(
            f"With 100 MiB, the name of a block that was there took {spans['named_100_MiB']} of the time that"
            f" sending the bytes took; a new block, with the copy into it, {spans['copied_100_MiB']}. With 1 MiB,"
            f" it was {spans['named_1_MiB']} and {spans['copied_1_MiB']}. With 1 KiB, a new block took"
            f" {spans['copied_1_KiB']} times as long as sending (3.10 to 3.15, and 3.13t, one worker that had"
            " started before)."
        ),
    }


def share(value: float) -> str:
    """Write a part of one, however small."""
    return number(value) if value >= 0.1 else f"{value:.1g}"


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for words, (way, size, low, high) in CLAIMS.items():
        for python, row in rows_of(DATA, figures).items():
            if not low < row[f"{way}_{size}"] < high:
                yield fault(DATA, f"the page says that {words}, came {row[f'{way}_{size}']:.3g}", python)
