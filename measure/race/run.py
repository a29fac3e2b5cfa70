"""Runs race.py on every interpreter on PATH and writes race.json.

    python -m measure.race.run                (Python 3.10 or newer, many minutes)
    python -m measure.race.run VARIANT ...    these alone

Each variant of each interpreter runs in a process of its own with a time
limit: a race may crash a free-threaded build, and that is a result too.

A row that is not measured anew stays as it is, so that an interpreter which is
not here keeps its numbers. Each row says its day, its machine, and the exact
version.
"""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path

from book.check.files import content, write_whole
from measure.common import PYTHONS, Row, dump, interpreters, machine, read
from measure.race.race import VARIANTS

DATA = Path(__file__).with_name("race.json")
ITERATIONS, RUNS, LIMIT = 1_000_000, 10, 120
SHORT = "1e-06"
ABOUT = (
    "2 threads, each with `iterations` rounds; error = result minus right"
    " result; lost share = error in parts of the right result (updates lost"
    " of all updates; check_then_act: seats sold twice of all seats;"
    " lazy_init: objects made twice of all objects; generator: calls"
    " refused per number drawn; none where the right result is 0); two_steps:"
    " error = things taken that the other had put in; switch interval in"
    " seconds (2.7: sys.setcheckinterval(1) instead); version, date, machine:"
    " of that row"
)


def measure(path: str, variant: str, interval: str | None) -> Row:
    """Run one variant and summarize its errors, or say how it failed."""
    command = [path, str(DATA.with_name("race.py")), variant, str(ITERATIONS), str(RUNS)]
    command += [interval] if interval else []
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    except subprocess.TimeoutExpired:
        return {"verdict": "timed out", "limit": LIMIT}
    if done.returncode:
        said = [line.replace(f"{DATA.parent}{os.sep}", "") for line in done.stderr.splitlines()[-1:]]
        return {"verdict": "crashed", "exit": done.returncode, "said": said}
    errors = json.loads(done.stdout)
    wrong = sum(error != 0 for error in errors)
    row: Row = {
        "verdict": "counted",
        "iterations": ITERATIONS,
        "runs": RUNS,
        "wrong": wrong,
        "wrong_share": wrong / RUNS,
        "min_error": min(errors),
        "max_error": max(errors),
    }
    if right := VARIANTS[variant][1] * ITERATIONS:
        shares = [round(abs(error) / right, 6) for error in errors]
        row["min_lost_share"] = min(shares)
        row["max_lost_share"] = max(shares)
    return row


def measured(variants: list[str]) -> list[Row]:
    """Measure these variants under every interpreter; tell each row as it comes."""
    found, rows = interpreters(), list[Row]()
    system = machine()
    about = {
        "date": datetime.date.today().isoformat(),
        "machine": f"{system['system']}, {system['architecture']}, {system['cores']} cores",
    }
    for variant in variants:
        for interval in (None, SHORT):
            for name, (path, version) in found.items():
                row: Row = {"python": name, "variant": variant, "switch_interval": interval or "default"}
                row |= measure(path, variant, interval) | {"version": version} | about
                rows.append(row)
                print(*row.values(), flush=True)
    return rows


def merged(old: list[Row], new: list[Row]) -> list[Row]:
    """Put new rows in the place of old ones; what is not measured anew stays. In the order of VARIANTS and PYTHONS."""
    rows = {(row["variant"], row["switch_interval"], row["python"]): row for row in [*old, *new]}
    keys = [
        (variant, interval, name)
        for variant in VARIANTS
        for interval in ("default", SHORT)
        for name in map(str, PYTHONS)
    ]
    return [rows[key] for key in keys if key in rows]


def main() -> None:
    """Measure the variants that the command line names, or all, and bring race.json up to date."""
    if unknown := set(sys.argv[1:]) - set(VARIANTS):
        sys.exit(f"measure/race/run.py: no variant {', '.join(sorted(unknown))}; there are {', '.join(VARIANTS)}")
    was = content(DATA)
    old = read(DATA)["rows"] if DATA.exists() else []
    rows = merged(old, measured(sys.argv[1:] or list(VARIANTS)))
    if not rows:
        sys.exit("measure/race/run.py: no interpreter on PATH, and nothing measured before")
    data = {
        "about": ABOUT,
        "date": max(row["date"] for row in rows),
        "machine": machine(),
        "versions": {row["python"]: row["version"] for row in sorted(rows, key=lambda row: row["date"])},
        "repetitions": RUNS,
        "rows": rows,
    }
    write_whole(DATA, dump(data), was)


if __name__ == "__main__":
    main()
