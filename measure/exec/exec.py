"""What it costs to start a program from a large process, in three ways.

    python measure/exec/exec.py           writes exec.json, then the page
    python measure/exec/exec.py --page    rewrites what the page says
    python measure/exec/exec.py --check   exit 1 where the page differs

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. The program that is started, true, does nothing.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from common import DOCS, filled, measure_all, number, rows_of, shown, span, table, update

DATA = Path(__file__).resolve().with_name("exec.json")
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


def growth(row: dict, way: str) -> float:
    """Return how many times as long a way takes in the large process."""
    return row[f"large_{way}"] / row[f"small_{way}"]


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows, lines = rows_of(DATA), {}
    for size, words in ("small", "small heap"), ("large", "1 GiB more"):
        for way, (name, _) in WAYS.items():
            cells = [number(row[f"{size}_{way}"] / row["small_posix_spawn"]) for row in rows.values()]
            lines[f"{name}, {words}"] = cells
    spans = {way: span([growth(row, way) for row in rows.values()]) for way in WAYS}
    return {
        "exec": table(["Start and end of `true` (`os.posix_spawn`: 1)", *rows], lines),
        "exec-grows": filled(
            f"With 1 GiB more on the heap, fork and exec take {spans['fork_exec']} times as long as"
            f" before, `os.posix_spawn` {spans['posix_spawn']} times, and `subprocess.run`"
            f" {spans['subprocess']} times (3.10 to 3.15, and 3.13t)."
        ),
    }


def judge_claims() -> None:
    """Fail where the page says in words what the data does not bear out."""
    for way, low, high in ("fork_exec", 5, 1e4), ("posix_spawn", 0.4, 2.5), ("subprocess", 0.4, 2.5):
        for python, row in rows_of(DATA).items():
            if not low < growth(row, way) < high:
                where, came = shown(DATA, python), f"{way} {growth(row, way):.1f}"
                sys.exit(f"{where}: the page says that fork alone grows with the heap; came {came}")


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one(int(sys.argv[-1]))))
        return
    if not {"--page", "--check"} & set(sys.argv):
        measure_all(__file__, DATA, ABOUT, str(MIB), repetitions=REPETITIONS)
    update([DOCS / "exec.md"], regions(), "measure/exec/exec.py --page")
    judge_claims()


if __name__ == "__main__":
    main()
