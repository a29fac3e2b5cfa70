"""What starting another program costs, as a multiple of the start of a thread.

    python -m measure.subprocess.start_cost          writes start_cost.json (minutes)
    python -m measure.subprocess.start_cost --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own.
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

DATA = Path(__file__).with_name("start_cost.json")
ROUNDS, THREADS = 10, 100
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


def nothing() -> None:
    """End at once."""


def threads() -> None:
    """Start a thread and wait for it, many times in a row."""
    for _ in range(THREADS):
        one = threading.Thread(target=nothing)
        one.start()
        one.join()


def program(*command: str, timeout: float | None = None) -> Callable[[], object]:
    """Return what runs a program and waits for it."""
    return lambda: subprocess.run(command, check=True, timeout=timeout)


def seconds(work: Callable[[], object]) -> float:
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
            "true": program(shutil.which("true") or "/bin/true"),
            "bare": program(python, "-I", "-S", "-c", "pass"),
            "plain": program(python, "-c", "pass"),
            "nap": program(python, "-I", "-S", "-c", NAP),
            "limited": program(python, "-I", "-S", "-c", NAP, timeout=60),
        }
        rounds = [{name: seconds(work) for name, work in works.items()} for _ in range(ROUNDS)]
    best = {name: min(one[name] for one in rounds) * 1e6 for name in works}
    return {name: round(value, 1) for name, value in (best | {"thread": best["thread"] / THREADS}).items()}


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, repetitions=ROUNDS)


if __name__ == "__main__":
    main()
