"""What the page on testing for races says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from measure.common import Row, fault, filled, number, read, table

DATA = Path(__file__).with_name("testing_for_races.json")
WAYS = {
    "forced": "by hand",
    "explorer": "`interleavings`",
    "frontrun": "`frontrun`",
    "frontrun, turned": "`frontrun`, turned",
    "stress": "stress",
    "run-parallel": "`pytest-run-parallel`",
}
BUGS = {  # in the order of the pages that explain them
    "lost_update": "lost update",
    "check_then_act": "check, then act",
    "test_then_pop": "test, then pop",
    "maximum": "maximum",
    "lazy_init": "lazy initialization",
    "half_built": "half-built object",
    "write_only": "lock around the write",
    "two_locks": "two locks for one value",
    "audit_between": "audit in between",
    "lock_order": "two clerks wait",
    "condition_if": "`wait` under `if`",
    "lost_wakeup": "lost wake-up",
}


def named(row: Row, also: str = ", ") -> str:
    """Name a way, and the Python where there are several rows of it."""
    return WAYS[row["way"]] + (f"{also}{row['python']}" if row["way"] in ("stress", "run-parallel") else "")


def counts(row: Row, tries: int) -> tuple[int, int]:
    """Count the bugs that were found in each try, and those in some tries alone."""
    always = sum(count == tries for count in row["found"].values())
    return always, sum(0 < count < tries for count in row["found"].values())


def summary(rows: list[Row], tries: int) -> str:
    """Return the table with a row for each way."""
    lines = {}
    for row in rows:
        always, some = counts(row, tries)
        lines[named(row)] = [f"{always} of 12", str(some), number(row["share"])]
    return table(["Way of testing", "in every try", "in some tries", "time"], lines)


def each(rows: list[Row], tries: int) -> str:
    """Return the table with a row for each bug."""
    lines = {words: [f"{row['found'][bug]}/{tries}" for row in rows] for bug, words in BUGS.items()}
    return table(["Race", *(named(row, " ") for row in rows)], lines)


def regions() -> dict[str, str]:
    """Return the text of each region."""
    data = read(DATA)
    rows, tries = sorted(data["rows"], key=lambda row: list(WAYS).index(row["way"])), data["tries"]
    packages, machine = data["packages"], data["machine"]
    how = (
        f"Each way was tried {tries} times. Stress is as many runs as fit into {data['stress_seconds']:g} seconds for"
        f" each program, or until one is wrong. `pytest-run-parallel` {packages['pytest-run-parallel']} ran"
        f" {data['iterations']:,} iterations in two threads. frontrun is {packages['frontrun']}, under Python"
        f" {data['versions']['frontrun under']}; turned: with the threads in the other order. 3.13t is a free-threaded"
        " build. The time is that for all 24 programs, as a multiple of that of `interleavings`"
        f" {packages['interleavings']}: all but frontrun start a process for each. Measured by"
        " `measure/testing_for_races/compare.py` on a busy"
        f" {machine['system']} machine with {machine['cores']} cores, the fastest of the tries."
    )
    return {"summary": summary(rows, tries), "each": each(rows, tries), "how": filled(how)}


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    data = read(DATA)
    rows = {(row["way"], row["python"]): row for row in data["rows"]}
    gil = [row for (way, python), row in rows.items() if way in ("stress", "run-parallel") and python != "3.13t"]
    missed = {
        way: {bug for bug, count in row["found"].items() if not count} for (way, _), row in rows.items() if way in WAYS
    }
    claims = {
        "no way called a cure wrong": not any(row["accused"] for row in rows.values()),
        "a stop by hand and interleavings find all twelve": not missed["forced"] and not missed["explorer"],
        "frontrun misses the lost wake-up": missed["frontrun"] == {"lost_wakeup"},
        "turned, it misses another one": missed["frontrun, turned"] == {"condition_if"},
        "with the GIL, no test by luck finds more than two": all(
            sum(count > 0 for count in row["found"].values()) <= 2 for row in gil
        ),
        "the lost wake-up is found by all that is left to luck": all(
            row["found"]["lost_wakeup"] == data["tries"]
            for (way, _), row in rows.items()
            if way in ("stress", "run-parallel")
        ),
        "without the GIL, stress finds more, and not all": 2
        < sum(count > 0 for count in rows["stress", "3.13t"]["found"].values())
        < 12,
        "and another set each time": counts(rows["stress", "3.13t"], data["tries"])[1] > 0,
    }
    for words, holds in claims.items():
        if not holds:
            yield fault(DATA, f"the page says that {words}, and the data does not")
