"""What the programs that measure share: every Python measures, the data is written, and pages are held to it.

A program imports this file from the folder above its own. It may be measured
itself, as its children are: what only the driver needs is imported late.
"""

import json
import re
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterable
from itertools import zip_longest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs" / "en"
PYTHONS = ["2.7", *(f"3.{minor}" for minor in range(6, 16)), *(f"3.{minor}t" for minor in range(13, 16))]
REGION = re.compile(r"<!-- table: (\S+) -->\n.*?<!-- /table -->", re.DOTALL)


def measure_all(script: str, data: Path, about: str, *one: str, flags: Iterable[str] = (), **more: int) -> None:
    """Run the script with --one and these words under every Python from 3.10 on; write what they print as JSON."""
    import datetime

    rows, versions = [], {}
    for name, (path, version) in interpreters().items():
        if minor(name) >= 10:
            done = subprocess.run([path, *flags, script, "--one", *one], stdout=subprocess.PIPE, check=True)
            rows.append({"python": name} | json.loads(done.stdout))
            versions[name] = version
            print(rows[-1], flush=True)
    today = datetime.date.today().isoformat()
    head = {"about": about, "date": today, "machine": machine(), "versions": versions}
    data.write_text(dump({**head, **more, "rows": rows}), "utf-8")


def interpreters() -> dict[str, tuple[str, str]]:
    """Map each of PYTHONS that is on PATH and starts to its path and full version."""
    import shutil

    ask, found = "import sys; print(sys.version.split()[0])", {}
    for name in PYTHONS:
        if path := shutil.which(f"python{name}"):
            answer = subprocess.run([path, "-c", ask], capture_output=True, text=True)
            if answer.returncode == 0:
                found[name] = path, answer.stdout.strip()
    return found


def machine() -> dict[str, object]:
    """Describe this machine, without a name that points to it."""
    import os
    import platform

    return {"system": platform.system(), "architecture": platform.machine(), "cores": os.cpu_count()}


def dump(data: dict) -> str:
    """Write the data as JSON with one measured row on each line."""
    rows = ",\n".join(f"  {json.dumps(row)}" for row in data["rows"])
    head = json.dumps({**data, "rows": []}, indent=1).removesuffix("[]\n}")
    return f"{head}[\n{rows}\n ]\n}}\n"


def rows_of(data: Path) -> dict[str, dict]:
    """Read the rows by Python: the newest first, a free-threaded build behind all others."""
    rows = {row["python"]: row for row in json.loads(data.read_text("utf-8"))["rows"]}
    return {name: rows[name] for name in sorted(rows, key=lambda name: (name.endswith("t"), -minor(name)))}


def minor(name: str) -> int:
    """Return the 13 of 3.13t."""
    return int(name.rstrip("t").split(".")[1])


def number(value: float) -> str:
    """Write a number with two digits that mean something."""
    if value < 99.5:
        return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"
    return f"{round(value, 2 - len(str(int(value)))):,.0f}"


def span(values: Iterable[float], words: Callable[[float], str] = number) -> str:
    """Write the range of some values."""
    low, high = (words(pick(values)) for pick in (min, max))
    return low if low == high else f"{low} to {high}"


def table(head: list[str], lines: dict[str, list[str]]) -> str:
    """Return a table: what it is called with its columns, then a line for each label."""
    return "\n".join(
        f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *([k, *v] for k, v in lines.items())]
    )


def filled(text: str) -> str:
    """Break a sentence into lines as the pages have them."""
    return textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False)


def update(pages: list[Path], places: dict[str, str], again: str) -> None:
    """Write each text into its place, or with --check stop at the first line that differs.

    A place stands between `<!-- table: NAME -->` and `<!-- /table -->`. `again` is the command that writes them.
    """
    found = [name for page in pages for name in REGION.findall(page.read_text("utf-8"))]
    if sorted(found) != sorted(places):
        wanted, came = ", ".join(sorted(places)), ", ".join(sorted(found))
        sys.exit(f"{shown(pages[0])}:1: wanted these places once each: {wanted}; came {came}")
    for page in pages:
        is_now = page.read_text("utf-8")
        wanted = REGION.sub(lambda m: f"<!-- table: {m[1]} -->\n\n{places[m[1]]}\n\n<!-- /table -->", is_now)
        if "--check" not in sys.argv:
            page.write_text(wanted, "utf-8")
            continue
        for at, (old, new) in enumerate(zip_longest(is_now.splitlines(), wanted.splitlines()), 1):
            if old != new:
                sys.exit(f"{shown(page)}:{at}: wanted {new!r}, came {old!r}; run {again}")


def shown(path: Path, python: str = "") -> str:
    """Name a file as a reader of the repository knows it and, of data, the line of one Python."""
    name = path.relative_to(ROOT).as_posix()
    if not python:
        return name
    lines = enumerate(path.read_text("utf-8").splitlines(), 1)
    return f"{name}:{next(n for n, line in lines if json.dumps(python) in line and line.startswith('  {'))}"
