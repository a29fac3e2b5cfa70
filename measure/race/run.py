"""Runs race.py on every interpreter on PATH and writes race.json.

    python measure/race/run.py          (Python 3.10 or newer, a few minutes)

Each variant of each interpreter runs in a process of its own with a time
limit: a race may crash a free-threaded build, and that is a result too.
"""

import datetime
import json
import os
import platform
import shutil
import subprocess
from pathlib import Path

from race import VARIANTS

HERE = Path(__file__).resolve().parent
MINORS = [6, 7, 8, 9, 10, 11, 12, 13, 14, 15]
NAMES = [
    "2.7",
    *(f"3.{minor}" for minor in MINORS),
    *(f"3.{minor}t" for minor in MINORS if minor >= 13),
]
ITERATIONS, RUNS, LIMIT = 1_000_000, 10, 120
SHORT = "1e-06"
ABOUT = (
    "2 threads, each with `iterations` rounds; error = result minus right"
    " result; lost share = error in parts of the right result (updates lost"
    " of all updates; check_then_act: seats sold twice of all seats; none"
    " where the right result is 0); switch interval in seconds (2.7:"
    " sys.setcheckinterval(1) instead)"
)


def interpreters() -> dict[str, tuple[str, str]]:
    """Map each name to the path and full version of one that starts."""
    found = {}
    for name in NAMES:
        if path := shutil.which(f"python{name}"):
            ask = "import sys; print(sys.version.split()[0])"
            answer = subprocess.run(
                [path, "-c", ask],
                capture_output=True,
                text=True,
                check=False,
            )
            if answer.returncode == 0:
                found[name] = path, answer.stdout.strip()
    return found


def machine() -> dict[str, object]:
    """Describe this machine, without a name that points to it."""
    return {
        "system": platform.system(),
        "architecture": platform.machine(),
        "cores": os.cpu_count(),
    }


def measure(path: str, variant: str, interval: str | None) -> dict:
    """Run one variant and summarize its errors, or say how it failed."""
    argv = [path, HERE / "race.py", variant, str(ITERATIONS), str(RUNS)]
    try:
        done = subprocess.run(
            argv + [interval] * (interval is not None),
            capture_output=True,
            text=True,
            timeout=LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return {"verdict": "timed out", "limit": LIMIT}
    if done.returncode:
        said = done.stderr.splitlines()[-1:]
        return {"verdict": "crashed", "exit": done.returncode, "said": said}
    errors = json.loads(done.stdout)
    wrong = sum(error != 0 for error in errors)
    row = {
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


def dump(data: dict) -> str:
    """Write the data as JSON with one measured row on each line."""
    rows = ",\n".join(f"  {json.dumps(row)}" for row in data["rows"])
    head = json.dumps({**data, "rows": []}, indent=1).removesuffix("[]\n}")
    return f"{head}[\n{rows}\n ]\n}}\n"


def main() -> None:
    """Measure everything and write race.json."""
    found, rows = interpreters(), []
    for variant in VARIANTS:
        for interval in (None, SHORT):
            for name, (path, _) in found.items():
                row = measure(path, variant, interval)
                key = {"python": name, "variant": variant}
                key["switch_interval"] = interval or "default"
                rows.append(key | row)
                print(*(key | row).values())
    data = {
        "about": ABOUT,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": {name: version for name, (_, version) in found.items()},
        "repetitions": RUNS,
        "rows": rows,
    }
    (HERE / "race.json").write_text(dump(data), "utf-8")


if __name__ == "__main__":
    main()
