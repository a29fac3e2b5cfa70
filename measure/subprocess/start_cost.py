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

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import venv
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from common import DOCS, filled, measure_all, minor, number, rows_of, shown, span, table, update

DATA = Path(__file__).resolve().with_name("start_cost.json")
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


def polls(python: str) -> bool:
    """Tell whether this Python asks again and again whether a program has ended."""
    return minor(python) < 15


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = rows_of(DATA)

    def parts(column: str, base: str, of: tuple[bool, ...] = (True, False)) -> str:
        return span([row[column] / row[base] for python, row in rows.items() if polls(python) in of])

    lines = {words: [number(row[name] / row["thread"]) for row in rows.values()] for name, words in ROWS.items()}
    return {
        "program-start": table(["In starts of a thread", *rows], lines),
        "program-start-words": filled(
            f"A Python that does nothing costs {parts('plain', 'thread')} times the"
            f" start and join of a thread, and {parts('plain', 'true')} times `true`,"
            f" the least program of all. With `-I -S` it takes {parts('bare', 'plain')}"
            f" of its usual time. One that sleeps for 12 ms takes"
            f" {parts('limited', 'nap', (True,))} times as long with a time limit up to 3.14,"
            f" and {parts('limited', 'nap', (False,))} times since 3.15."
        ),
    }


def judge_claims() -> None:
    """Fail where the page says in words what the data does not bear out."""
    for words, (column, base, low, high) in CLAIMS.items():
        for python, row in rows_of(DATA).items():
            if column == "limited" and polls(python) != (high == 9):
                continue
            if not low < row[column] / row[base] < high:
                where, came = shown(DATA, python), f"{column} {row[column]}, {base} {row[base]}"
                sys.exit(f"{where}: the page says that {words}, came {came}")


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
        return
    if not {"--page", "--check"} & set(sys.argv):
        measure_all(__file__, DATA, ABOUT, repetitions=ROUNDS)
    update([DOCS / "subprocess.md"], regions(), "measure/subprocess/start_cost.py --page")
    judge_claims()


if __name__ == "__main__":
    main()
