"""Makes the tables of the page from race.json and bytecode.json.

python measure/race/table.py            rewrites the page
python measure/race/table.py --check    exit 1 where it differs
"""

import json
import sys
from html import escape
from itertools import zip_longest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from common import DOCS, update
from run import SHORT

HERE = Path(__file__).resolve().parent
# heading of each group of rows, its id in the page, and what a row is called and where its cells come from
GROUPS = {
    ("Nothing in between", "nothing-in-between"): {
        "<code>balance = balance + n</code>, then <code>balance = balance - n</code>": ("pair", "default"),
        "<code>balance += n</code>, then <code>balance -= n</code>": ("inline_pair", "default"),
        "<code>balance += 1</code>": ("global_add", "default"),
        "the same, switch interval 1 µs": ("global_add", SHORT),
        "<code>account.balance += 1</code>": ("attribute_add", "default"),
        '<code>book["ann"] += 1</code>': ("entry_add", "default"),
    },
    ("A call before the read", "call-before-the-read"): {
        "<code>self.balance = self.read() + 1</code>": ("getter", "default"),
    },
    ("A call in between", "call-in-between"): {
        "<code>balance += one()</code>": ("python_call", "default"),
        "<code>balance += int(1)</code>": ("c_call", "default"),
        '<code>book["ann"] =</code> <code>book.get("ann", 0) + 1</code>': ("entry_get", "default"),
        "<code>if not sold[seat]:</code> <code>sold[seat] = one()</code>": ("check_then_act", "default"),
        "<code>if made[i] is None:</code> <code>made[i] = object()</code>": ("lazy_init", "default"),
    },
    ("Two steps on a list", "two-steps"): {
        "<code>drawer.append(n)</code>, then <code>drawer.pop()</code>": ("two_steps", "default"),
        "the same with <code>put(n)</code>, where <code>put = drawer.append</code>": (
            "two_steps_named",
            "default",
        ),
    },
    ("One generator", "generator-already-executing"): {
        "<code>next(numbers)</code>": ("generator", "default"),
    },
}
SHOWN = ["3.9", "3.10", "3.11"]  # the versions on both sides of the two lines where behavior changed
CODE = {"account.balance += 1": "attribute_add", "self.balance = self.read() + 1": "getter"}


def read() -> dict[tuple[str, str, str], dict]:
    """Read all rows, by variant, switch interval, and Python."""
    data = json.loads((HERE / "race.json").read_text("utf-8"))
    return {(row["variant"], row["switch_interval"], row["python"]): row for row in data["rows"]}


def age(version: str) -> tuple[bool, int, int]:
    """Sort the newest first, free-threaded builds behind all others."""
    major, minor = version.rstrip("t").split(".")
    return version.endswith("t"), -int(major), -int(minor)


def cell(row: dict | None) -> tuple[str, str]:
    """The class of a cell, by tenths of wrong runs, and what it says: their number, or why there is none."""
    if row is None:
        return "no-data", "no data"
    if row["verdict"] != "counted":
        return "crashed", row["verdict"]
    tenths = round(10 * row["wrong"] / row["runs"])
    if row["wrong"] and row["wrong"] < row["runs"]:
        tenths = min(max(tenths, 1), 9)  # only none is 0, only all is 10
    return f"wrong-{tenths}", f"{row['wrong']}/{row['runs']}"


def race(rows: dict) -> list[str]:
    """The lines of the table: variants down, versions across, each cell colored by its share of wrong runs."""
    versions = sorted({version for _, _, version in rows}, key=age)
    free = [version for version in versions if version.endswith("t")]
    lines = ['<figure class="matrix">', '<div class="scroll">', "<table>", "<thead>"]
    groups = f'<th colspan="{len(versions) - len(free)}" scope="colgroup">Python with the GIL</th>'
    if free:
        groups += f'<th class="free" colspan="{len(free)}" scope="colgroup">without</th>'
    lines.append(f'<tr><th rowspan="2" scope="col">Two threads, no lock</th>{groups}</tr>')
    first = free[:1]
    heads = [f'<th{kind([version] == first)} scope="col">{version}</th>' for version in versions]
    lines += [f"<tr>{''.join(heads)}</tr>", "</thead>"]
    for (title, anchor), group in GROUPS.items():
        lines.append("<tbody>")
        link = f'<a href="#{anchor}">{title}</a>'
        lines.append(f'<tr><th colspan="{len(versions) + 1}" scope="rowgroup">{link}</th></tr>')
        for label, key in group.items():
            cells = []
            for version in versions:
                name, text = cell(rows.get((*key, version)))
                cells.append(f"<td{kind([version] == first, name)}>{text}</td>")
            lines.append(f'<tr><th scope="row">{label}</th>{"".join(cells)}</tr>')
        lines.append("</tbody>")
    return [*lines, "</table>", "</div>", f"<figcaption>{caption(rows)}</figcaption>", "</figure>"]


def kind(first_free: bool, name: str = "") -> str:
    """The class attribute of a cell."""
    names = " ".join([name] * bool(name) + ["free"] * first_free)
    return f' class="{names}"' if names else ""


def caption(rows: dict) -> str:
    """Say what was counted, and when and where."""
    counted = [row for row in rows.values() if row["verdict"] == "counted"]
    dates = sorted({row["date"] for row in rows.values()})
    rounds = "/".join(sorted({f"{row['iterations']:,}" for row in counted}))
    machines = "; ".join(sorted({row["machine"] for row in rows.values()}))
    when = dates[0] if len(dates) == 1 else f"between {dates[0]} and {dates[-1]}"
    return (
        f"Wrong runs of all runs; each run is two threads of {rounds} rounds. "
        f"Counted by <code>measure/race/race.py</code> {when} on {escape(machines)}."
    )


def bytecode(rows: dict) -> list[str]:
    """What two lines are compiled to, up to the write, on both sides of a change, above their wrong runs."""
    code = json.loads((HERE / "bytecode.json").read_text("utf-8"))["rows"]
    seen = {(row["python"], row["variant"]): row["instructions"] for row in code}
    lines = ["```text"]
    for label, variant in CODE.items():
        columns = [seen.get((version, variant), ["no data"]) for version in SHOWN]
        wrong = [f"{cell(rows.get((variant, 'default', version)))[1]} wrong" for version in SHOWN]
        for row in [[label], [], SHOWN, *zip_longest(*columns, fillvalue=""), wrong, []]:
            lines.append("".join(f"{text:14}" for text in row).rstrip())
    return [*lines[:-1], "```"]


def interval(rows: dict) -> list[str]:
    """How many of the cells without a wrong run under the GIL stay so when threads ask for it more often."""
    keys = [key for group in GROUPS.values() for key in group.values() if key[1] == "default"]
    gil = {version for _, _, version in rows if not version.endswith("t")}
    none = [(variant, version) for variant, _ in keys for version in gil if right(rows, variant, "default", version)]
    again = sum(right(rows, variant, SHORT, version) for variant, version in none)
    share = f"all {len(none)}" if again == len(none) else f"{again} of {len(none)}"
    return [f"Of the cells above without a wrong run, {share} have none at that interval, too."]


def right(rows: dict, variant: str, interval: str, version: str) -> bool:
    """Whether this was counted and no run was wrong."""
    return rows.get((variant, interval, version), {}).get("wrong") == 0


def main() -> None:
    """Rewrite the page, or with --check name the first difference."""
    rows = read()
    tables = {"race": race(rows), "bytecode": bytecode(rows), "interval": interval(rows)}
    places = {name: "\n".join(lines) for name, lines in tables.items()}
    update([DOCS / "is-plus-equals-atomic.md"], places, "measure/race/table.py")


if __name__ == "__main__":
    main()
