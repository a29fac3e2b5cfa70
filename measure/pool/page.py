"""Writes the table and the measured sentences into the page on pools.

    python measure/pool/page.py           rewrites them
    python measure/pool/page.py --check   exit 1 where the page differs from
                                          the data

Each stands between `<!-- table: NAME -->` and `<!-- /table -->`. What the page
says besides in words alone is in CLAIMS, and the data has to bear it out.
"""

import json
import re
import sys
import textwrap
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = HERE / "pool.json"
PAGE = ROOT / "docs" / "en" / "pool.md"
REGION = re.compile(r"<!-- table: (\S+) -->\n.*?<!-- /table -->", re.DOTALL)
WORKS = {"tiny": "1 square", "middle": "1,000 squares", "large": "100,000 squares"}
KINDS = ("executor", "pool")
METHODS = ("fork", "forkserver", "spawn")
# what the page says in words: columns, and the bounds
CLAIMS = {
    "with tiny tasks the loop always wins": ([f"tiny_{k}_{c}" for k in KINDS for c in ("one", "many")], 1, 1e5),
    "an executor loses with middle tasks one by one": (["middle_executor_one"], 1.2, 1e5),
    "chunks make a pool faster at middle tasks": ([f"middle_{k}_many" for k in KINDS], 0.3, 0.8),
    "large tasks gain, more or less, in any chunks": (
        [f"large_{k}_{c}" for k in KINDS for c in ("one", "many")],
        0.3,
        1,
    ),
    "it takes some large tasks to pay for a start by forkserver": (["start_forkserver"], 2, 1e5),
}


def age(version: str) -> tuple[bool, int]:
    """Sort the newest first, a free-threaded build behind all others."""
    return version.endswith("t"), -int(version.rstrip("t").split(".")[1])


def read() -> dict[str, dict]:
    """Read the rows by Python, with what an executor costs in parts of a Pool."""
    rows = {row["python"]: row for row in json.loads(DATA.read_text("utf-8"))["rows"]}
    for row in rows.values():
        row["dearer"] = row["tiny_executor_one"] / row["tiny_pool_one"]
        row["saved"] = row["tiny_executor_one"] / row["tiny_executor_many"]
    return {version: rows[version] for version in sorted(rows, key=age)}


def number(value: float) -> str:
    """Write a number with two digits that mean something."""
    if value >= 100:
        return f"{round(value, 2 - len(str(int(value)))):,.0f}"
    return f"{value:.0f}" if value >= 10 else f"{value:.1f}"


def span(found: list[dict], *columns: str) -> str:
    """Write the range of some columns in words."""
    values = [row[column] for row in found for column in columns]
    low, high = number(min(values)), number(max(values))
    return low if low == high else f"{low} to {high}"


def table(rows: dict[str, dict]) -> str:
    """Return the table: a row for each kind of task, a column for each version."""
    lines = [
        "| An executor, in parts of the loop's time | " + " | ".join(rows) + " |",
        "| --- |" + " --- |" * len(rows),
    ]
    for work, words in WORKS.items():
        for chunk, size in {"one": "1", "many": "an eighth"}.items():
            cells = [number(row[f"{work}_executor_{chunk}"]) for row in rows.values()]
            lines.append(f"| {words}, chunksize {size} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def sentences(rows: dict[str, dict]) -> dict[str, str]:
    """Return the sentences that hold a number, by the name of their place."""
    gil = [row for version, row in rows.items() if not version.endswith("t")]
    free = [row for version, row in rows.items() if version.endswith("t")]
    every = gil + free
    large = [f"large_{kind}_{chunk}" for kind in KINDS for chunk in ("one", "many")]
    starts = [f"{span(every, f'start_{method}')} (under {method})" for method in METHODS]
    return {
        "chunks": (
            f"With tiny tasks, larger chunks make the executor {span(every, 'saved')} times as fast, and the loop"
            " still wins."
        ),
        "dearer": (
            f"A `Pool` with chunksize 1 takes {span(every, 'tiny_pool_one')} times as long as the loop for tasks of"
            f" 1 square, and {span(every, 'middle_pool_one')} times for 1,000. So to hand over a tiny task costs an"
            f" executor {span(every, 'dearer')} times what it costs a `Pool`."
        ),
        "start": (
            "To start a pool of two and to end it again takes as long as the loop takes for"
            f" {starts[0]}, {starts[1]}, and {starts[2]} of the large tasks."
        ),
        "gain": (
            f"With large tasks, two workers need {span(gil, *large)} of the loop's time, where 0.5 is the best"
            f" that two can do; on 3.13t, {span(free, *large)}."
            if free
            else f"With large tasks, two workers need {span(gil, *large)} of the loop's time, where 0.5 is the"
            " best that two can do."
        ),
    }


def judge_claims(rows: dict[str, dict]) -> None:
    """Fail where the page says in words what the data does not bear out."""
    lines = DATA.read_text("utf-8").splitlines()
    for words, (columns, low, high) in CLAIMS.items():
        for version, row in rows.items():
            for column in columns:
                if not low < row[column] < high:
                    at = next(n for n, line in enumerate(lines, 1) if f'"python": "{version}"' in line)
                    where = f"{DATA.relative_to(ROOT).as_posix()}:{at}"
                    sys.exit(
                        f"{where}: the page says that {words}, came {column} {row[column]}; measure on a quiet machine"
                    )


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = read()
    found = {"ratios": table(rows)}
    for name, text in sentences(rows).items():
        found[name] = textwrap.fill(text, 80, break_long_words=False, break_on_hyphens=False)
    return found


def main() -> None:
    """Rewrite the page, or with --check name the first difference."""
    shown, places = PAGE.relative_to(ROOT).as_posix(), regions()
    is_now = PAGE.read_text("utf-8")
    found = REGION.findall(is_now)
    if sorted(found) != sorted(places):
        sys.exit(f"{shown}:1: wanted these places once each: {', '.join(sorted(places))}; came {', '.join(found)}")
    wanted = REGION.sub(lambda m: f"<!-- table: {m[1]} -->\n\n{places[m[1]]}\n\n<!-- /table -->", is_now)
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, "utf-8")
    judge_claims(read())
    pairs = zip_longest(PAGE.read_text("utf-8").splitlines(), wanted.splitlines())
    for at, (old, new) in enumerate(pairs, 1):
        if old != new:
            sys.exit(f"{shown}:{at}: wanted {new!r}, came {old!r}; run measure/pool/page.py")


if __name__ == "__main__":
    main()
