"""Makes table.md and the table of the page from race.json.

python measure/race/table.py            rewrites both
python measure/race/table.py --check    exit 1 where one of them differs
"""

import json
import sys
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FILE = HERE / "table.md"
PAGE = ROOT / "docs" / "en" / "lost-updates.md"
BEGIN = "<!-- table: measure/race/table.md -->"
END = "<!-- /table -->"
PAIR = "`balance = balance + n`, then `balance = balance - n`"
# what a row of the table is called, and where its cells come from
ROWS = {
    PAIR: ("pair", "default"),
    "the same, switch interval 1 µs": ("pair", "1e-06"),
    "`balance += n`, then `balance -= n`": ("inline_pair", "default"),
    "`balance += 1`": ("global_add", "default"),
    "`account.balance += 1`": ("attribute_add", "default"),
    '`book["ann"] += 1`': ("entry_add", "default"),
    "`self.balance = self.read() + 1`": ("getter", "default"),
    "`balance += one()`": ("python_call", "default"),
    "`balance += int(1)`": ("c_call", "default"),
    '`book["ann"] = book.get("ann", 0) + 1`': ("entry_get", "default"),
    "`if not sold[seat]: sold[seat] = one()`": (
        "check_then_act",
        "default",
    ),
}


def age(version: str) -> tuple[int, int, bool]:
    """Sort the newest first, a free-threaded build behind its sibling."""
    major, minor = version.rstrip("t").split(".")
    return -int(major), -int(minor), version.endswith("t")


def read() -> dict[tuple[str, str, str], dict]:
    """Read all rows, by variant, switch interval, and Python."""
    data = json.loads((HERE / "race.json").read_text("utf-8"))
    return {(row["variant"], row["switch_interval"], row["python"]): row for row in data["rows"]}


def cell(row: dict | None) -> str:
    """Say how many runs were wrong, or why there is no number."""
    if row is None:
        return "no data"
    if row["verdict"] == "counted":
        return f"{row['wrong']}/{row['runs']}"
    return row["verdict"]


def table() -> list[str]:
    """Return the lines of the table: variants down, versions across."""
    rows = read()
    versions = sorted({version for _, _, version in rows}, key=age)
    lines = [["Two threads, no lock", *versions], ["---"] * len(versions)]
    lines[1].insert(0, "---")
    for label, key in ROWS.items():
        cells = [cell(rows.get((*key, version))) for version in versions]
        lines.append([label, *cells])
    return [f"| {' | '.join(line)} |" for line in lines]


def with_table(lines: list[str], new: list[str]) -> list[str]:
    """Return the lines of the page with `new` between the two comments."""
    for comment in (BEGIN, END):
        if comment not in lines:
            sys.exit(f"{PAGE.relative_to(ROOT).as_posix()}:1: no {comment}")
    begin, end = lines.index(BEGIN), lines.index(END)
    return [*lines[: begin + 1], "", *new, "", *lines[end:]]


def main() -> None:
    """Rewrite both files, or with --check name the first difference."""
    new = table()
    wanted = {
        FILE: new,
        PAGE: with_table(PAGE.read_text("utf-8").splitlines(), new),
    }
    for path, lines in wanted.items():
        if "--check" not in sys.argv:
            path.write_text("\n".join(lines) + "\n", "utf-8")
            continue
        is_now = path.read_text("utf-8").splitlines() if path.exists() else []
        if is_now != lines:
            same = [old == new for old, new in zip_longest(is_now, lines)]
            at = same.index(False) + 1
            where = f"{path.relative_to(ROOT).as_posix()}:{at}"
            sys.exit(f"{where}: not the data; run measure/race/table.py")


if __name__ == "__main__":
    main()
