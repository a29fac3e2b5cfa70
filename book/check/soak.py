"""Runs every program many times, in random order, on a busy machine: one that only mostly passes is found out.

    python -m book.check.soak [--times N] [--seed SEED] [--busy N] [TOPIC | TOPIC/NAME.py ...]

The order is that of the seed, which is printed. Nothing is written.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path

from book import ROOT
from book.check.fault import BookError, show_all
from book.check.judge import judge
from book.check.keeper import end_with_parent
from book.check.program import Program, find_programs, interpreter, select
from book.check.python import Interpreter
from book.check.run import run

SPIN = "import os, sys\nwhile os.getppid() == int(sys.argv[1]): pass"  # until the parent is gone, however that ends


@contextlib.contextmanager
def busy(loops: int) -> Iterator[None]:
    """Meanwhile so many processes keep the processors busy."""
    started: list[subprocess.Popen[bytes]] = []
    try:
        for _ in range(loops):
            started.append(subprocess.Popen([sys.executable, "-c", SPIN, str(os.getpid())]))
        yield
    finally:
        for one in started:
            one.kill()
            one.wait()


def ways_of(program: Program, python: Interpreter) -> list[str | None]:
    """The start methods to run it under, None for plainly; none where this Python cannot run it."""
    try:
        return [] if program.contract.unmet_needs(python) else [None, *program.start_methods(python)]
    except BookError:  # which its run tells
        return [None]


def fault_of(path: Path, root: Path, method: str | None) -> str:
    """What is wrong with one run of a program, plainly or under a start method, in one line; nothing if it passes."""
    program, python = Program.load(path, root), interpreter(root=root)
    try:
        faults = judge(program, run(program, python, method), python)
    except BookError as error:
        faults = [error.fault]
    return str(faults[0]).partition("\n")[0] if faults else ""


@dataclass
class Tally:
    """How often a program ran in one way, and what each failure said."""

    runs: int = 0
    faults: list[str] = field(default_factory=list)


def soak(programs: list[Program], times: int, seed: int, root: Path = ROOT) -> dict[str, Tally]:
    """Run each program so many times, plainly and under each start method, in an order that the seed decides.

    What came of it, by "TOPIC/NAME.py" or "TOPIC/NAME.py METHOD".
    """
    python = interpreter(root=root)
    ways = [(program, method) for program in programs for method in ways_of(program, python)] * times
    random.Random(seed).shuffle(ways)
    tallies: dict[str, Tally] = {}
    with ProcessPoolExecutor(os.cpu_count(), initializer=end_with_parent) as pool:
        jobs = {pool.submit(fault_of, program.path, root, method): (program, method) for program, method in ways}
        try:
            for done, job in enumerate(as_completed(jobs), 1):
                program, method = jobs[job]
                tally = tallies.setdefault(f"{program.name} {method or ''}".strip(), Tally())
                tally.runs += 1
                if fault := job.result():
                    tally.faults.append(fault)
                    print(fault, flush=True)
                if done % 500 == 0:
                    print(f"{done} of {len(ways)} runs", flush=True)
        finally:
            pool.shutdown(cancel_futures=True)
    return tallies


def positive(text: str) -> int:
    """A whole number from 1 on. Raises ArgumentTypeError."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"wanted a whole number from 1 on, came {text!r}")
    return int(text)


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Soak the programs that are asked for; the exit status: 1 where one ever failed."""
    parser = argparse.ArgumentParser(prog="python -m book.check.soak", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("words", nargs="*", metavar="TOPIC[/NAME.py]", help="only these programs")
    parser.add_argument("--times", type=positive, default=50, metavar="N", help="how often each runs")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="decides the order")
    parser.add_argument("--busy", type=int, default=8, metavar="N", help="how many other processes are at work")
    options = parser.parse_args(arguments)
    show_all()
    python = interpreter(root=root)
    try:
        programs = [one for one in select(find_programs(root), options.words) if ways_of(one, python)]
    except BookError as error:
        print(error)
        return 1
    print(
        f"{len(programs)} programs, {options.times} times, --seed {options.seed}, beside {options.busy} busy processes"
    )
    if not programs:
        return 1
    with busy(options.busy):
        tallies = soak(programs, options.times, options.seed, root)
    failed = {name: tally for name, tally in sorted(tallies.items()) if tally.faults}
    for name, tally in failed.items():
        print(f"{name}: {len(tally.faults)} of {tally.runs} failed, first with {tally.faults[0]}")
    print(f"{sum(tally.runs for tally in tallies.values())} runs, {len(failed)} of {len(tallies)} ever failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
