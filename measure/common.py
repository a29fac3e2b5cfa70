"""What the programs that measure share: every Python measures, the data is written, and page.py reads and words it.

The Pythons that are measured import this too, so it needs the standard library alone.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import shutil
import subprocess
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from book import ROOT
from book.check.fault import Fault
from book.check.files import content, write_whole
from book.check.python import SUPPORTED, Version

PYTHONS = (  # in the order of the data
    Version(2, 7),
    *(Version(3, minor) for minor in range(6, 16)),
    *(Version(3, minor, free_threaded=True) for minor in range(13, 16)),
)
Row = dict[str, Any]  # what one Python measured, by name, with the Python itself under "python"


def measure_all(script: str, data: Path, about: str, *words: str, flags: Iterable[str] = (), **more: int) -> None:
    """Run a module of measure/ with --one and `words` under every supported Python; write what they print as JSON.

    `script`: the path of the module; `flags`: of the interpreter; `more`: what else the head of the data tells.
    """
    module = ".".join(Path(script).resolve().relative_to(ROOT).with_suffix("").parts)
    rows, versions, old = [], {}, content(data)
    for name, (path, version) in interpreters().items():
        if Version.parse(name).release in SUPPORTED:
            command = [path, *flags, "-m", module, "--one", *words]
            done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
            rows.append({"python": name} | json.loads(done.stdout))
            versions[name] = version
            print(rows[-1], flush=True)
    today = datetime.date.today().isoformat()
    head = {"about": about, "date": today, "machine": machine(), "versions": versions}
    write_whole(data, dump({**head, **more, "rows": rows}), old)


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


def dump(data: Mapping[str, Any]) -> str:
    """Write the data as JSON with one measured row on each line."""
    rows = ",\n".join(f"  {json.dumps(row)}" for row in data["rows"])
    head = json.dumps({**data, "rows": []}, indent=1).removesuffix("[]\n}")
    return f"{head}[\n{rows}\n ]\n}}\n"


def read(data: Path) -> dict[str, Any]:
    """Read a data file."""
    return json.loads(data.read_text("utf-8"))


def rows_of(data: Path) -> dict[Version, Row]:
    """Read the rows of a data file by Python, in the order of the tables."""
    rows = {Version.parse(row["python"]): row for row in read(data)["rows"]}
    return {version: rows[version] for version in newest_first(rows)}


def newest_first(versions: Iterable[Version]) -> list[Version]:
    """Sort versions as the tables have them: the newest first, free-threaded builds behind all others."""
    return sorted(versions, key=lambda version: (not version.free_threaded, version), reverse=True)


def number(value: float) -> str:
    """Write a number with two digits that mean something."""
    if value < 99.5:
        return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
    return f"{round(value, 2 - len(str(int(value)))):,.0f}"


def span(values: Iterable[float], words: Callable[[float], str] = number) -> str:
    """Write the range of some values."""
    found = sorted(values)
    low, high = words(found[0]), words(found[-1])
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
