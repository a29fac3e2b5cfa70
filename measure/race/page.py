"""What the page on += says of the race: its tables, from race.json and bytecode.json."""

from collections.abc import Iterator, Mapping
from html import escape
from itertools import zip_longest
from pathlib import Path

from book.check.fault import Fault
from book.check.python import Version
from measure import common
from measure.common import Row, newest_first
from measure.race.run import SHORT

DATA, BYTECODE = (Path(__file__).with_name(name) for name in ("race.json", "bytecode.json"))
Rows = Mapping[tuple[str, str, Version], Row]  # by variant, switch interval, and Python
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
SHOWN = [
    Version(3, 9),
    Version(3, 10),
    Version(3, 11),
]  # the versions on both sides of the two lines where behavior changed
# since when the runs of a row are right with the GIL, as the page says in words; None: nowhere
RIGHT_SINCE = {
    **dict.fromkeys(GROUPS["Nothing in between", "nothing-in-between"].values(), Version(3, 10)),
    **dict.fromkeys(GROUPS["A call before the read", "call-before-the-read"].values(), Version(3, 11)),
    **dict.fromkeys(GROUPS["A call in between", "call-in-between"].values(), None),
    **dict.fromkeys(GROUPS["One generator", "generator-already-executing"].values(), None),
    ("two_steps", "default"): Version(3, 11),
    ("two_steps_named", "default"): None,
}
CRASHED = [("generator", "default", Version(3, 13, free_threaded=True))]
CODE = {"account.balance += 1": "attribute_add", "self.balance = self.read() + 1": "getter"}


def read() -> Rows:
    """Read all rows of the race."""
    rows = common.read(DATA)["rows"]
    return {(row["variant"], row["switch_interval"], Version.parse(row["python"])): row for row in rows}


def cell(row: Row | None) -> tuple[str, str]:
    """The class of a cell, by tenths of wrong runs, and what it says: their number, or why there is none."""
    if row is None:
        return "no-data", "no data"
    if row["verdict"] != "counted":
        return "crashed", row["verdict"]
    tenths = round(10 * row["wrong"] / row["runs"])
    if row["wrong"] and row["wrong"] < row["runs"]:
        tenths = min(max(tenths, 1), 9)  # only none is 0, only all is 10
    return f"wrong-{tenths}", f"{row['wrong']}/{row['runs']}"


def race(rows: Rows) -> list[str]:
    """The lines of the table: variants down, versions across, each cell colored by its share of wrong runs."""
    versions = newest_first({version for _, _, version in rows})
    free = [version for version in versions if version.free_threaded]
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


def caption(rows: Rows) -> str:
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


def bytecode(rows: Rows) -> list[str]:
    """What two lines are compiled to, up to the write, on both sides of a change, above their wrong runs."""
    code = common.read(BYTECODE)["rows"]
    seen = {(Version.parse(row["python"]), row["variant"]): row["instructions"] for row in code}
    lines = ["```text"]
    for label, variant in CODE.items():
        columns: list[list[str]] = [seen.get((version, variant), ["no data"]) for version in SHOWN]
        wrong = [f"{cell(rows.get((variant, 'default', version)))[1]} wrong" for version in SHOWN]
        for row in [[label], [], map(str, SHOWN), *zip_longest(*columns, fillvalue=""), wrong, []]:
            lines.append("".join(f"{text:14}" for text in row).rstrip())
    return [*lines[:-1], "```"]


def interval(rows: Rows) -> list[str]:
    """How many of the cells without a wrong run under the GIL stay so when threads ask for it more often."""
    keys = [key for group in GROUPS.values() for key in group.values() if key[1] == "default"]
    gil = {version for _, _, version in rows if not version.free_threaded}
    none = [(variant, version) for variant, _ in keys for version in gil if right(rows, variant, "default", version)]
    again = sum(right(rows, variant, SHORT, version) for variant, version in none)
    share = f"all {len(none)}" if again == len(none) else f"{again} of {len(none)}"
    return [f"Of the cells above without a wrong run, {share} have none at that interval, too."]


def right(rows: Rows, variant: str, interval: str, version: Version) -> bool:
    """Whether this was counted and no run was wrong."""
    return rows.get((variant, interval, version), {}).get("wrong") == 0


def faults() -> Iterator[Fault]:
    """What the page says in words of each group of rows, and the data does not bear out: where runs are wrong."""
    for (variant, interval, version), row in read().items():
        if (variant, interval) in RIGHT_SINCE:
            since = RIGHT_SINCE[variant, interval]
            is_right = since is not None and not version.free_threaded and version >= since
            if (row.get("wrong") == 0) != is_right:
                words = f"{variant}, switch interval {interval}, is {'right' if is_right else 'wrong'} on {version}"
                came = f"{row.get('wrong')} wrong runs, {row['verdict']}"
                yield common.fault(DATA, f"the page says that {words}; came {came}")
    crashed = [key for key, row in read().items() if row["verdict"] == "crashed" and key[1] == "default"]
    if crashed != CRASHED:
        yield common.fault(DATA, f"the page says that these crash: {CRASHED}; came {crashed}")


def regions() -> dict[str, str]:
    """Return the text of each region."""
    rows = read()
    tables = {"race": race(rows), "bytecode": bytecode(rows), "interval": interval(rows)}
    return {name: "\n".join(lines) for name, lines in tables.items()}
