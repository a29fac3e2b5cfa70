"""What it costs to start a program from a large process, in three ways.

    python measure/exec/exec.py           writes exec.json, then the page
    python measure/exec/exec.py --page    rewrites what the page says
    python measure/exec/exec.py --check   exit 1 where the page differs

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. The program that is started, true, does nothing.
"""

import datetime
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = HERE / "exec.json"
PAGE = ROOT / "docs" / "en" / "exec.md"
REGION = re.compile(r"<!-- table: (\S+) -->\n.*?<!-- /table -->", re.DOTALL)
TRUE = shutil.which("true") or "/bin/true"
MIB, REPETITIONS = 1024, 30
ABOUT = (
    "start and end of the program true, the fastest of 30, in microseconds;"
    " small: in a Python that has just started; large: with 1024 MiB of"
    " objects of about 500 bytes; fork_exec: os.fork, os.execv, os.waitpid;"
    " posix_spawn: os.posix_spawn, os.waitpid; subprocess: subprocess.run"
)


def fork_exec() -> None:
    """Start the program by fork and exec."""
    pid = os.fork()
    if pid == 0:
        try:
            os.execv(TRUE, [TRUE])
        finally:
            os._exit(127)
    os.waitpid(pid, 0)


def posix_spawn() -> None:
    """Start the program by one call."""
    os.waitpid(os.posix_spawn(TRUE, [TRUE], os.environ), 0)


def by_subprocess() -> None:
    """Start the program as a reader should."""
    subprocess.run([TRUE], check=True)


WAYS = {
    "fork_exec": ("fork and exec", fork_exec),
    "posix_spawn": ("`os.posix_spawn`", posix_spawn),
    "subprocess": ("`subprocess.run`", by_subprocess),
}


def fastest(start: Callable[[], None]) -> float:
    """Return the time of the fastest of all starts, in microseconds."""
    taken = []
    for _ in range(REPETITIONS):
        begin = time.perf_counter()
        start()
        taken.append(time.perf_counter() - begin)
    return round(min(taken) * 1e6, 1)


def measure_one(mib: int) -> dict[str, float]:
    """Measure the interpreter that runs this."""
    found = {f"small_{name}": fastest(start) for name, (_, start) in WAYS.items()}
    heap = [bytes(460) for _ in range(mib * 2**20 // 496)]  # 33 bytes of head, 3 of rounding
    found |= {f"large_{name}": fastest(start) for name, (_, start) in WAYS.items()}
    del heap
    return found


def measure_all() -> None:
    """Measure every interpreter and write the data."""
    sys.path.insert(0, str(HERE.parent / "race"))
    from run import dump, interpreters, machine

    found, rows = interpreters(), []
    for name in list(found):
        if int(name.rstrip("t").split(".")[1]) < 10:
            del found[name]
    for name, (path, _) in found.items():
        done = subprocess.run([path, __file__, "--one", str(MIB)], stdout=subprocess.PIPE, check=True)
        rows.append({"python": name} | json.loads(done.stdout))
        print(rows[-1], flush=True)
    data = {
        "about": ABOUT,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": {name: version for name, (_, version) in found.items()},
        "repetitions": REPETITIONS,
        "rows": rows,
    }
    DATA.write_text(dump(data), "utf-8")


def age(row: dict) -> tuple[bool, int]:
    """Sort the newest first, a free-threaded build behind all others."""
    return row["python"].endswith("t"), -int(row["python"].rstrip("t").split(".")[1])


def number(value: float) -> str:
    """Write a number with two digits that mean something."""
    return f"{value:.1f}" if value < 9.95 else f"{value:.0f}"


def growth(rows: list[dict], way: str) -> list[float]:
    """Return how many times as long a way takes in the large process."""
    return [row[f"large_{way}"] / row[f"small_{way}"] for row in rows]


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = sorted(json.loads(DATA.read_text("utf-8"))["rows"], key=age)
    lines = [["Start and end of `true` (`os.posix_spawn`: 1)", *(row["python"] for row in rows)]]
    lines.append(["---"] * len(lines[0]))
    for size, words in ("small", "small heap"), ("large", "1 GiB more"):
        for way, (name, _) in WAYS.items():
            cells = [number(row[f"{size}_{way}"] / row["small_posix_spawn"]) for row in rows]
            lines.append([f"{name}, {words}", *cells])
    spans = {}
    for way in WAYS:
        low, high = (number(f(growth(rows, way))) for f in (min, max))
        spans[way] = low if low == high else f"{low} to {high}"
    told = (
        f"With 1 GiB more on the heap, fork and exec take {spans['fork_exec']} times as long as"
        f" before, `os.posix_spawn` {spans['posix_spawn']} times, and `subprocess.run`"
        f" {spans['subprocess']} times (3.10 to 3.15, and 3.13t)."
    )
    return {
        "exec": "\n".join(f"| {' | '.join(line)} |" for line in lines),
        "exec-grows": textwrap.fill(told, 80, break_long_words=False, break_on_hyphens=False),
    }


def judge_claims() -> None:
    """Fail where the page says in words what the data does not bear out."""
    rows = json.loads(DATA.read_text("utf-8"))["rows"]
    for way, low, high in ("fork_exec", 5, 1e4), ("posix_spawn", 0.4, 2.5), ("subprocess", 0.4, 2.5):
        for row, times in zip(rows, growth(rows, way), strict=True):
            if not low < times < high:
                where = DATA.relative_to(ROOT).as_posix()
                came = f"{way} {times:.1f} on {row['python']}"
                sys.exit(f"{where}:1: the page says that fork alone grows with the heap; came {came}")


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one(int(sys.argv[-1]))))
        return
    if not {"--page", "--check"} & set(sys.argv):
        measure_all()
    shown, places, is_now = PAGE.relative_to(ROOT).as_posix(), regions(), PAGE.read_text("utf-8")
    if sorted(REGION.findall(is_now)) != sorted(places):
        sys.exit(f"{shown}:1: wanted these places once each: {', '.join(sorted(places))}")
    wanted = REGION.sub(lambda m: f"<!-- table: {m[1]} -->\n\n{places[m[1]]}\n\n<!-- /table -->", is_now)
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, "utf-8")
    for at, (old, new) in enumerate(zip_longest(PAGE.read_text("utf-8").splitlines(), wanted.splitlines()), 1):
        if old != new:
            sys.exit(f"{shown}:{at}: wanted {new!r}, came {old!r}; run measure/exec/exec.py --page")
    judge_claims()


if __name__ == "__main__":
    main()
