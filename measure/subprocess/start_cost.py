"""What starting another program costs, in starts of a thread.

    python measure/subprocess/start_cost.py           measures (minutes), writes
                                                      start_cost.json and the page
    python measure/subprocess/start_cost.py --page    writes the page
    python measure/subprocess/start_cost.py --check   exit 1 where the page
                                                      differs from the data
    python measure/subprocess/start_cost.py --one     this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. What the page says in words alone is in CLAIMS, and the data has to
bear it out.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import threading
import time
import venv
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = HERE / "start_cost.json"
PAGE = ROOT / "docs" / "en" / "subprocess.md"
REGION = re.compile(r"<!-- table: (\S+) -->\n.*?<!-- /table -->", re.DOTALL)
ROUNDS, THREADS = 40, 100
NAP = "import time; time.sleep(0.012)"
ABOUT = (
    "start and end of each, in microseconds, the fastest of `repetitions`"
    " rounds in which each had its turn; thread: start and join of a"
    " threading.Thread that does nothing, the mean of 100 in a row; the"
    " others: subprocess.run of true, of this Python"
    " with -I -S -c pass, and with -c pass, both in a fresh"
    " virtual environment, where no package adds to the start; nap: of this"
    " Python with -I -S -c and a sleep of 12 ms; limited: the same with"
    " timeout=60"
)
ROWS = {
    "true": "`true`",
    "bare": "`python -I -S -c pass`",
    "plain": "`python -c pass`",
}
# what the page says in words: one column in parts of another, and the bounds
CLAIMS = {
    "up to 3.14 a time limit without a pipe takes longer": ("limited", "nap", 1.2, 9),
    "since 3.15 it does not": ("limited", "nap", 0.9, 1.1),
    "the least program costs more than a thread": ("true", "thread", 1.5, 1e4),
    "a Python costs several times what true costs": ("plain", "true", 3, 1e3),
    "-I -S starts faster": ("bare", "plain", 0, 1),
}


def nothing() -> None:
    """End at once."""


def threads() -> None:
    """Start a thread and wait for it, many times in a row."""
    for _ in range(THREADS):
        one = threading.Thread(target=nothing)
        one.start()
        one.join()


def program(*command: str, timeout: float | None = None) -> Callable[[], None]:
    """Return what runs a program and waits for it."""
    return lambda: subprocess.run(command, check=True, timeout=timeout)


def seconds(work: Callable[[], None]) -> float:
    """Return how long a work takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def measure_one() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, symlinks=os.name != "nt")
        python = str(next(Path(folder).glob("[bS]*/python*")))
        works = {
            "thread": threads,
            "true": program(shutil.which("true")),
            "bare": program(python, "-I", "-S", "-c", "pass"),
            "plain": program(python, "-c", "pass"),
            "nap": program(python, "-I", "-S", "-c", NAP),
            "limited": program(python, "-I", "-S", "-c", NAP, timeout=60),
        }
        rounds = [{name: seconds(work) for name, work in works.items()} for _ in range(ROUNDS)]
    best = {name: min(one[name] for one in rounds) * 1e6 for name in works}
    return {name: round(value, 1) for name, value in (best | {"thread": best["thread"] / THREADS}).items()}


def measure_all() -> None:
    """Measure every interpreter and write the data."""
    sys.path.insert(0, str(HERE.parent / "race"))
    from run import dump, interpreters, machine

    rows, versions = [], {}
    for name, (path, version) in interpreters().items():
        if int(name.rstrip("t").split(".")[1]) >= 10:
            done = subprocess.run([path, __file__, "--one"], stdout=subprocess.PIPE, check=True)
            rows.append({"python": name} | json.loads(done.stdout))
            versions[name] = version
            print(rows[-1], flush=True)
    data = {
        "about": ABOUT,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": versions,
        "repetitions": ROUNDS,
        "rows": rows,
    }
    DATA.write_text(dump(data), "utf-8")


def age(row: dict) -> tuple[bool, int]:
    """Sort the newest first, a free-threaded build behind all others."""
    version = row["python"]
    return version.endswith("t"), -int(version.rstrip("t").split(".")[1])


def polls(row: dict) -> bool:
    """Tell whether this Python asks again and again whether a program has ended."""
    return int(row["python"].rstrip("t").split(".")[1]) < 15


def number(value: float) -> str:
    """Write a number with two digits that mean something."""
    if value < 10:
        return f"{value:.1f}"
    return f"{round(value, 2 - len(str(int(value)))):,.0f}" if value >= 100 else f"{value:.0f}"


def span(rows: list[dict], column: str, base: str) -> str:
    """Write the range of one column in parts of another."""
    values = [row[column] / row[base] for row in rows]
    low, high = number(min(values)), number(max(values))
    return low if low == high else f"{low} to {high}"


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = sorted(json.loads(DATA.read_text("utf-8"))["rows"], key=age)
    head = ["In starts of a thread", *(row["python"] for row in rows)]
    lines = [head, ["---"] * len(head)]
    for column, words in ROWS.items():
        lines.append([words, *(number(row[column] / row["thread"]) for row in rows)])
    older, newer = ([row for row in rows if polls(row) == flag] for flag in (True, False))
    words = (
        f"A Python that does nothing costs {span(rows, 'plain', 'thread')} times the"
        f" start and join of a thread, and {span(rows, 'plain', 'true')} times `true`,"
        f" the least program of all. With `-I -S` it takes {span(rows, 'bare', 'plain')}"
        f" of its usual time. One that sleeps for 12 ms takes"
        f" {span(older, 'limited', 'nap')} times as long with a time limit up to 3.14,"
        f" and {span(newer, 'limited', 'nap')} times since 3.15."
    )
    return {
        "program-start": "\n".join(f"| {' | '.join(line)} |" for line in lines),
        "program-start-words": textwrap.fill(words, 80, break_long_words=False, break_on_hyphens=False),
    }


def judge_claims() -> None:
    """Fail where the page says in words what the data does not bear out."""
    lines = DATA.read_text("utf-8").splitlines()
    for words, (column, base, low, high) in CLAIMS.items():
        for row in json.loads("\n".join(lines))["rows"]:
            if column == "limited" and polls(row) != (high == 9):
                continue
            if not low < row[column] / row[base] < high:
                at = next(n for n, line in enumerate(lines, 1) if f'"python": "{row["python"]}"' in line)
                where = f"{DATA.relative_to(ROOT).as_posix()}:{at}"
                sys.exit(f"{where}: the page says that {words}, came {column} {row[column]}, {base} {row[base]}")


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if not {"--page", "--check"} & set(sys.argv):
        measure_all()
    places, shown, is_now = regions(), PAGE.relative_to(ROOT).as_posix(), PAGE.read_text("utf-8")
    if sorted(REGION.findall(is_now)) != sorted(places):
        sys.exit(f"{shown}:1: wanted these places once each: {', '.join(sorted(places))}")
    wanted = REGION.sub(lambda m: f"<!-- table: {m[1]} -->\n\n{places[m[1]]}\n\n<!-- /table -->", is_now)
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, "utf-8")
    for at, (old, new) in enumerate(zip_longest(PAGE.read_text("utf-8").splitlines(), wanted.splitlines()), 1):
        if old != new:
            sys.exit(f"{shown}:{at}: wanted {new!r}, came {old!r}; run measure/subprocess/start_cost.py --page")
    judge_claims()


if __name__ == "__main__":
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        main()
