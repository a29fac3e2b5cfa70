"""What the programs that measure share: every Python measures, the data is written, and page.py reads and words it.

The Pythons that are measured import this too, so it needs the standard library alone.
"""

from __future__ import annotations

import datetime
import importlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from book import ROOT
from book.check.fault import Fault
from book.check.files import content, write_whole
from book.check.python import NEWEST, SUPPORTED, Version

PYTHONS = (  # in the order of the data
    Version(2, 7),
    *(Version(3, minor) for minor in range(6, NEWEST.minor + 1)),
    *(Version(3, minor, free_threaded=True) for minor in range(13, NEWEST.minor + 1)),
)
RUNS = 7  # of each Python
WIDEST = 0.25  # how far the least and the most of the runs may be apart, in parts of the median
Row = dict[str, Any]  # what one Python measured, by name: a list of what each run found, or the Figure made of it
Run = dict[str, Any]  # what one run found, by name


class Figure(float):
    """The median of some runs, and the least and the most of them."""

    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figure:
        """Make it of what each run found."""
        made = cls(statistics.median(values))
        made.least, made.most = min(values), max(values)
        return made


def measure_all(
    script: str,
    data: Path,
    about: str,
    *words: str,
    flags: Iterable[str] = (),
    only: Callable[[Version], bool] = lambda version: True,
    **more: int,
) -> None:
    """Run a program of measure/ with --one and `words` under every supported Python, RUNS times, all in turn.

    It runs as a file, as readers run theirs, since a forkserver preloads such a main file, but none that was named by
    -m; so it can import nothing of this package then. What the runs print is written as JSON. `script`: its path;
    `flags`: of the interpreter; `only`: which versions are measured; `more`: what else the head of the data tells.
    Ends without writing where a figure of the page is spread further than WIDEST, unless the command line has --wide.
    """
    module = ".".join(Path(script).resolve().relative_to(ROOT).with_suffix("").parts)
    old, load = content(data), [os.getloadavg()[0]]
    wanted = {str(version) for version in PYTHONS if version.release in SUPPORTED and only(version)}
    pythons = {name: found for name, found in interpreters().items() if name in wanted}
    runs: dict[str, list[Run]] = {name: [] for name in pythons}
    for number in range(1, RUNS + 1):
        for name, (path, _) in pythons.items():
            command = [path, *flags, script, "--one", *words]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
            runs[name].append(json.loads(done.stdout))
            print(f"{number} of {RUNS}, {name}: {runs[name][-1]}", flush=True)
    load.append(os.getloadavg()[0])
    head = {
        "about": about,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "load": [round(one, 2) for one in load],
        "versions": {name: version for name, (_, version) in pythons.items()},
        "runs": RUNS,
    }
    rows = [
        {"python": name, **{column: [run[column] for run in found] for column in found[0]}}
        for name, found in runs.items()
    ]
    wide = list(_too_wide(rows, importlib.import_module(f"{module.rpartition('.')[0]}.page")))
    print(f"load {head['load']}", *wide, sep="\n")
    if wide and "--wide" not in sys.argv:
        sys.exit("nothing is written: the runs differ too much; measure on an idle machine, or write it with --wide")
    write_whole(data, dump({**head, **more, "rows": rows}), old)


def _too_wide(rows: Iterable[Row], page: Any) -> Iterable[str]:
    """The figures of a page whose runs are further apart than WIDEST, and than the page's FLOOR where it has one."""
    floor = getattr(page, "FLOOR", 0.0)
    for row in rows:
        for name, value in figures_of(row, page.figures).items():
            if value is not None and value.most - value.least > max(WIDEST * value, floor):
                yield f"{row['python']}: {name} {number(value)}, from {number(value.least)} to {number(value.most)}"


def interpreters() -> dict[str, tuple[str, str]]:
    """Map each of PYTHONS that is on PATH and starts to its path and full version."""
    ask, found = "import sys; print(sys.version.split()[0])", {}
    for name in map(str, PYTHONS):
        if path := shutil.which(f"python{name}"):
            answer = subprocess.run([path, "-c", ask], capture_output=True, text=True, check=False)
            if answer.returncode == 0:
                found[name] = path, answer.stdout.strip()
    return found


def machine() -> dict[str, object]:
    """Describe this machine, without a name that points to it."""
    return {"system": platform.system(), "architecture": platform.machine(), "cores": os.cpu_count()}


def figures_of(row: Row, figures: Callable[[Run], Run]) -> dict[str, Figure | None]:
    """Make the figures of one Python: what `figures` makes of each run, by name; None where the runs have none."""
    columns = {name: values for name, values in row.items() if name != "python"}
    runs = [figures(dict(zip(columns, values, strict=True))) for values in zip(*columns.values(), strict=True)]
    return {name: None if None in (values := [run[name] for run in runs]) else Figure.of(values) for name in runs[0]}


def dump(data: Mapping[str, Any]) -> str:
    """Write the data as JSON with one measured row on each line."""
    rows = ",\n".join(f"  {json.dumps(row)}" for row in data["rows"])
    head = json.dumps({**data, "rows": []}, indent=1).removesuffix("[]\n}")
    return f"{head}[\n{rows}\n ]\n}}\n"


def read(data: Path) -> dict[str, Any]:
    """Read a data file."""
    return json.loads(data.read_text("utf-8"))


def rows_of(data: Path, figures: Callable[[Run], Run]) -> dict[Version, Row]:
    """Read the rows of a data file by Python, in the order of the tables, as figures_of makes them."""
    rows = {Version.parse(row["python"]): figures_of(row, figures) for row in read(data)["rows"]}
    return {version: rows[version] for version in newest_first(rows)}


def tables(data: Path, title: str, lines: Mapping[str, Sequence[Figure | None]], words: Callable[[float], str]) -> str:
    """Return the medians as a table, a column for each Python by its full version, and below it the least and most."""
    found = read(data)
    versions = {Version.parse(name): version for name, version in found["versions"].items()}
    head = [f"{versions[version]}{'t' * version.free_threaded}" for version in newest_first(versions)]
    medians = {label: ["-" if cell is None else words(cell) for cell in cells] for label, cells in lines.items()}
    ranges = {label: ["-" if cell is None else span([cell], words) for cell in cells] for label, cells in lines.items()}
    fold = textwrap.indent(table([title, *head], ranges), "    ")
    note = f'\n\n??? note "Least and most of {found["runs"]} runs"\n\n{fold}' if found["runs"] > 1 else ""
    return f"{table([title, *head], medians)}{note}"


def newest(versions: Iterable[Version]) -> Version:
    """Return the newest version with the GIL."""
    return max(version for version in versions if not version.free_threaded)


def newest_first(versions: Iterable[Version]) -> list[Version]:
    """Sort versions as the tables have them: the newest first, free-threaded builds behind all others."""
    return sorted(versions, key=lambda version: (not version.free_threaded, version), reverse=True)


def number(value: float) -> str:
    """Write a number with two digits that mean something."""
    if value < 99.5:
        return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
    return f"{round(value, 2 - len(str(int(value)))):,.0f}"


def span(values: Iterable[float], words: Callable[[float], str] = number) -> str:
    """Write the range of some values, of all runs where they are figures."""
    found = list(values)
    low = words(min(getattr(value, "least", value) for value in found))
    high = words(max(getattr(value, "most", value) for value in found))
    return low if low == high else f"{low} to {high}"


def table(head: Sequence[object], lines: Mapping[str, Sequence[str]]) -> str:
    """Return a table: what it is called with its columns, then a line for each label."""
    rows = [head, ["---"] * len(head), *([label, *cells] for label, cells in lines.items())]
    return "\n".join(f"| {' | '.join(map(str, row))} |" for row in rows)


def filled(text: str) -> str:
    """Break a sentence into lines as the pages have them."""
    return textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False)


def fault(data: Path, text: str, python: Version | None = None) -> Fault:
    """A page says what the data does not bear out: the fault, at the row of one Python where it is one row's."""
    line = 1
    if python:
        lines = enumerate(data.read_text("utf-8").splitlines(), 1)
        line = next(n for n, line in lines if line.startswith("  {") and f'"{python}"' in line)
    return Fault(data.relative_to(ROOT).as_posix(), line, text)
