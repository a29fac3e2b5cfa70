"""What the pages say of the measurement of threads and processes: the charts, the tables, and the sentences."""

import re
from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from book.site.picture import Drawing, bars
from measure import common
from measure.common import Row, Run, fault, filled, newest, number, table, tables

DATA = Path(__file__).with_name("process_or_thread.json")
METHODS = ("fork", "forkserver", "spawn")
WORKS = {
    "python": "pure Python",
    "c": "C code, GIL released",
    "sleep": "sleep",
}
# what the page says in words: columns, the bounds, and on which builds
CLAIMS = {
    "two threads are no faster at pure Python": (["python_threads"], 0, 1.2, "gil"),
    "two threads are faster at pure Python": (["python_threads"], 1.3, 3, "free"),
    "two processes are faster at pure Python": (["python_processes"], 1.3, 3, "all"),
    "interpreters are faster at pure Python": (["python_interpreters"], 1.3, 3, "all"),
    "both are faster at C code": (["c_threads", "c_processes"], 1.3, 3, "all"),
    "both are faster at waiting": (["sleep_threads", "sleep_processes"], 1.3, 3, "all"),
    "a process starts more slowly": ([f"times_{m}" for m in METHODS], 3, 1e5, "all"),
    "a process takes more memory": ([f"more_{m}" for m in METHODS], 5, 1e5, "all"),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run, with each cost in parts of a thread's."""
    found = {name: value for name, value in run.items() if not name.startswith("start_")}
    for method in METHODS:
        found[f"times_{method}"] = run[f"start_{method}"] / run["start_thread"]
        found[f"more_{method}"] = run["memory_thread"] and run[f"memory_{method}"] / run["memory_thread"]
    return found


def read() -> dict[Version, Row]:
    """Read the figures by Python."""
    return common.rows_of(DATA, figures)


def repeats_main(full: str) -> bool:
    """Whether each child of a forkserver runs the main file in this Python: up to 3.13.7, and in 3.14.0."""
    parts = tuple(map(int, re.findall(r"\d+", full)[:3]))
    return parts < (3, 13, 8) or parts == (3, 14, 0)


def builds(rows: dict[Version, Row], which: str) -> dict[Version, Row]:
    """Return the rows of the builds with the GIL, without it, or of all."""
    wanted = {"gil": {False}, "free": {True}, "all": {False, True}}[which]
    return {version: row for version, row in rows.items() if version.free_threaded in wanted}


def span(found: dict[Version, Row], *columns: str) -> str:
    """Write the range of some columns in words."""
    return common.span([row[c] for row in found.values() for c in columns if row.get(c) is not None])


def mebibytes(kib: float) -> str:
    """Write an amount of memory, without its unit."""
    return f"{kib / 1024:.2f}"


def speed_table(rows: dict[Version, Row]) -> str:
    """Return how many times as fast two workers are as one."""
    lines = {}
    for work, words in WORKS.items():
        for kind in ("threads", "processes", "interpreters"):
            if kind != "interpreters" or work == "python":
                lines[f"{words}, two {kind}"] = [row[f"{work}_{kind}"] for row in rows.values()]
    return tables(DATA, "Times as fast as one after the other", lines, number)


def cost_table(rows: dict[Version, Row]) -> str:
    """Return what one more worker costs: its start and join, then its memory."""
    starts = {f"process, {method}": [row[f"times_{method}"] for row in rows.values()] for method in METHODS}
    memory = {"thread": [row["memory_thread"] for row in rows.values()]}
    memory |= {f"process, {method}": [row[f"memory_{method}"] for row in rows.values()] for method in METHODS}
    parts = tables(DATA, "Start and join (of a thread: 1)", starts, number)
    return f"{parts}\n\n{tables(DATA, 'Memory, MiB', memory, mebibytes)}"


def chooser(rows: dict[Version, Row]) -> str:
    """Return the home page's table: which work wants what, and what two of them gain there."""
    without = without_gil(rows)
    gil, free = builds(rows, "gil"), builds(rows, "free")
    processes, threads = (span(gil, f"python_{kind}") for kind in ("processes", "threads"))
    lines = {
        "computes, in pure Python": ["processes", f"{processes} times as fast (threads: {threads})"],
        "waits: for a network, a disk, a person": ["threads", f"{span(gil, 'sleep_threads')} times as fast"],
        "computes in C code that releases the GIL": ["threads", f"{span(gil, 'c_threads')} times as fast"],
        f"computes, in pure Python on free-threaded {without}": [
            "threads",
            f"{span(free, 'python_threads')} times as fast (processes: {span(free, 'python_processes')})",
        ],
    }
    return table(["Your work", "Take", "Two at once, against one after the other"], lines)


def pictures() -> dict[str, Drawing]:
    """Return the charts: of the newest Python with the GIL, and of one without; and what a start costs."""
    rows = read()
    full = common.read(DATA)["versions"]
    gil, free = newest(rows), [version for version in rows if version.free_threaded][:1]
    repeating = newest(version for version in rows if repeats_main(full[str(version)]))
    styles = {"threads": "main", "processes": "house"}
    speed = {
        words: {
            f"{kind}, {version}": (rows[version][f"{work}_{kind}"], style)
            for version in [gil, *free]
            for kind, style in styles.items()
        }
        for work, words in WORKS.items()
    }
    starts = {
        str(version): {method: (rows[version][f"times_{method}"], "house") for method in METHODS}
        for version in [gil, repeating, *free]
    }
    return {
        "speed": bars("Two tasks at once, times as fast as one after the other", speed, number, mark=1),
        "start": bars("Start and join of a process, times as long as of a thread", starts, number, start=1),
    }


def without_gil(rows: dict[Version, Row]) -> str:
    """Name the free-threaded builds in words."""
    return " and ".join(str(version) for version in rows if version.free_threaded)


def sentences(rows: dict[Version, Row]) -> dict[str, str]:
    """Return the sentences that hold a number, by the name of their region."""
    without = without_gil(rows)
    gil, free, every = (builds(rows, which) for which in ("gil", "free", "all"))
    fork, *others = (f"{span(free, f'times_{method}')} times" for method in METHODS)
    thinner = [f"{fork} as long to start and join as a thread under {METHODS[0]}"]
    thinner += [f"{times} under {method}" for times, method in zip(others, METHODS[1:], strict=True)]
    return {
        "memory": (
            f"One more idle thread takes {span(gil, 'memory_thread')} KiB with the GIL and"
            f" {span(free, 'memory_thread')} KiB on {without}; one more idle process takes"
            f" {span(every, 'more_fork')} times as much under fork,"
            f" {span(every, 'more_forkserver')} times under forkserver, and"
            f" {span(every, 'more_spawn')} times under spawn."
            if all(row["memory_thread"] for row in every.values())
            else "Memory was not counted on this system."
        ),
        "free": (
            f"On free-threaded {without}, two threads do pure Python work"
            f" {span(free, 'python_threads')} times as fast as one after the other, where"
            f" two processes reach {span(free, 'python_processes')}. There, a process takes"
            f" {thinner[0]}, {thinner[1]}, and {thinner[2]}."
        ),
        "interpreters": (
            "Two of them do pure Python work"
            f" {span(every, 'python_interpreters')} times as fast as one after the other."
        ),
    }


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = read()
    found = {
        "speed": speed_table(rows),
        "cost": cost_table(rows),
        "chooser": chooser(rows),
    }
    return found | {name: filled(text) for name, text in sentences(rows).items()}


def faults() -> Iterator[Fault]:
    """What the pages say in words and the data does not bear out."""
    rows = read()
    for words, (columns, low, high, which) in CLAIMS.items():
        for version, row in builds(rows, which).items():
            for column in columns:
                value = row.get(column)
                if value is not None and not low < value < high:
                    came = f"{column} {value:.3g}; measure on a quiet machine"
                    yield fault(DATA, f"the page says that {words}, came {came}", version)
    costs: dict[bool, list[float]] = {True: [], False: []}
    for name, full in common.read(DATA)["versions"].items():
        costs[repeats_main(full)].append(rows[Version.parse(name)]["times_forkserver"])
    if all(costs.values()) and min(costs[True]) < 2 * max(costs[False]):
        yield fault(DATA, "the page says that forkserver is cheaper since 3.13.8 and 3.14.1, and in the data it is not")
