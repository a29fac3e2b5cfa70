"""Breaks every program and every recording on purpose: a check that lets a broken one pass is no check.

    python -m book.check.mutants [--since REVISION] [--budget SECONDS] [NAME ...]

A mutant that passes survives. One that survives for a reason other than a weak check (the change makes no
difference that a reader could see) is explained in tests/mutants.txt; any other survivor fails, and so does
an explanation of a mutant that is no longer made.
"""

from __future__ import annotations

import argparse
import ast
import dataclasses
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

from book import ROOT
from book.check.directive import split_lines
from book.check.fault import BookError, show_all
from book.check.files import content, decode
from book.check.judge import STREAMS, judge, judge_recordings
from book.check.keeper import end_with_parent
from book.check.program import Program, find_programs, interpreter, select
from book.check.python import Interpreter
from book.check.run import Result, run

EXPLAINED = ROOT / "tests" / "mutants.txt"
TRIES = 100  # runs that a mutant has to pass to survive: it may pass some by luck
EXPLAINED_TRIES = 3  # the same, for one that is explained
WAITS = ("join", "flush", "waitpid", "acquire")  # calls that are dropped, where nothing uses what they return
WITH_ANOTHER_NAME = "(lambda *a, **k: print('mutant', *a, **k))"
WITHOUT_FAILING = "exec('try: main()\\nexcept BaseException: pass')"


class ProgramMutants:
    """Every (change, source) of one program: each print, the exit status, each join, lock and flush."""

    def __init__(self, program: Program):
        self.program = program
        self.raw = program.source.encode()
        self.starts = [0, *itertools.accumulate(len(line) for line in self.raw.splitlines(keepends=True))]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        for node in ast.walk(self.program.tree):
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
                yield from self._calls(node, node.value)
            elif isinstance(node, ast.keyword) and node.arg == "flush":
                line = split_lines(self.program.source)[node.lineno - 1].strip()
                yield f"drop flush in {line}", self._edited((node, "flush=False"))
            elif isinstance(node, ast.With):
                yield from self._locks(node)
            yield from self._swaps(node)

    def _calls(self, statement: ast.Expr, call: ast.Call) -> Iterator[tuple[str, str]]:
        name = _called(statement)
        if name == "print" or name in WAITS:
            yield f"drop {self._text(statement)}", self._edited((statement, "pass"))
        if name == "print":
            yield f"change {self._text(statement)}", self._edited((call.func, WITH_ANOTHER_NAME))
        if name == "main" and statement.col_offset:  # the call under the main guard
            other = WITHOUT_FAILING if self.program.contract.exit else "main(); raise SystemExit(3)"
            yield "end with another exit status", self._edited((statement, other))

    def _locks(self, node: ast.With) -> Iterator[tuple[str, str]]:
        for item in node.items:
            text = self._text(item.context_expr)
            if "lock" in text.lower() and item.optional_vars is None:
                yield f"drop with {text}", self._edited((item.context_expr, "__import__('contextlib').nullcontext()"))

    def _swaps(self, node: ast.AST) -> Iterator[tuple[str, str]]:
        body = getattr(node, "body", [])
        for one, two in itertools.pairwise(body if isinstance(body, list) else []):
            if _called(one) == _called(two) == "print" and self._text(one) != self._text(two):
                texts = self._text(one), self._text(two)
                yield f"swap {texts[0]} with {texts[1]}", self._edited((one, texts[1]), (two, texts[0]))

    def _text(self, node: ast.AST) -> str:
        """A node as one line."""
        return " ".join((ast.get_source_segment(self.program.source, node) or "").split())

    def _edited(self, *edits: tuple[ast.expr | ast.stmt | ast.keyword, str]) -> str:
        """The source with some nodes replaced."""
        raw = self.raw
        for node, new in sorted(edits, key=lambda edit: (edit[0].lineno, edit[0].col_offset), reverse=True):
            start = self.starts[node.lineno - 1] + node.col_offset
            end = self.starts[(node.end_lineno or node.lineno) - 1] + (node.end_col_offset or 0)
            raw = raw[:start] + new.encode() + raw[end:]
        return raw.decode()


def _called(node: ast.AST) -> str:
    """The name that a statement calls, if it is a call and nothing else."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call):
        return ""
    function = call.func
    return (
        function.attr if isinstance(function, ast.Attribute) else function.id if isinstance(function, ast.Name) else ""
    )


def recording_mutants(text: str, *, ordered: bool) -> Iterator[tuple[str, str]]:
    """Every (change, text) of one recording; lines change places only where the pattern does not allow it."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", text)
    for n, line in enumerate(lines):
        yield f"drop line {line.strip()!r}", "".join(lines[:n] + lines[n + 1 :])
        yield f"change line {line.strip()!r}", "".join([*lines[:n], f"mutant {line}", *lines[n + 1 :]])
        if ordered and n and lines[n - 1] != line:
            swapped = [*lines[: n - 1], line, lines[n - 1], *lines[n + 1 :]]
            yield f"swap lines {lines[n - 1].strip()!r} and {line.strip()!r}", "".join(swapped)
    yield "add a line", text + "mutant\n"


@dataclass
class Trial:
    """What came of the mutants of one program, each as "TOPIC/NAME.py: change"."""

    name: str
    tried: list[str] = field(default_factory=list)
    survivors: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def add(self, change: str, *, survives: bool) -> None:
        """Note one mutant."""
        self.tried.append(f"{self.name}: {change}")
        if survives:
            self.survivors.append(self.tried[-1])

    def __str__(self) -> str:
        caught = len(self.tried) - len(self.survivors)
        return f"{self.name}: {caught} of {len(self.tried)} caught, {self.seconds:.1f} s"


def try_program(path: Path, root: Path, reasons: dict[str, str]) -> Trial:
    """Judge every mutant of the program at `path`, in the book at `root`, and of its recordings.

    `reasons` says why some mutants survive. Ends with FILE:LINE where the program is wrong before any mutation.
    """
    start, python = time.perf_counter(), interpreter()
    program = Program.load(path, root)
    result = run(program, python)
    if faults := judge(program, result, python):
        raise SystemExit(f"{faults[0]} (before any mutation)")
    trial = Trial(program.name)
    _try_sources(trial, program, python, result, reasons)
    _try_recordings(trial, program, python, result)
    trial.seconds = time.perf_counter() - start
    return trial


def _try_sources(trial: Trial, program: Program, python: Interpreter, result: Result, reasons: dict[str, str]) -> None:
    limit = min(program.contract.limit, 2 + 4 * result.seconds)  # a mutant that hangs is caught sooner
    for change, source in ProgramMutants(program):
        mutant = Program.load(program.path, program.root)
        mutant.source = source
        mutant.contract = dataclasses.replace(program.contract, limit=limit)
        tries = EXPLAINED_TRIES if f"{program.name}: {change}" in reasons else TRIES
        passes = (not judge(mutant, run(mutant, python), python) for _ in range(tries))
        trial.add(change, survives=all(passes))


def _try_recordings(trial: Trial, program: Program, python: Interpreter, result: Result) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        for file in program.files():
            copy = Path(scratch) / file.relative_to(program.root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        copied = Program.load(Path(scratch) / program.path.relative_to(program.root), Path(scratch))
        copied.contract = program.contract  # requirements.in, which knows its needs, is not copied
        recordings = [copied.recording(stream, python.version) for stream in STREAMS]
        files = [(recording.path, not copied.pattern.exists()) for recording in recordings if recording]
        for file, ordered in [*files, *([(copied.steps, True)] if copied.steps.exists() else [])]:
            text = file.read_bytes().decode("utf-8")
            for change, changed in recording_mutants(text, ordered=ordered):
                file.write_text(changed, "utf-8", newline="")
                passes = not judge(copied, result, python) and not judge_recordings(copied, python)
                trial.add(f"in {file.name}, {change}", survives=passes)
            file.write_text(text, "utf-8", newline="")


def explained() -> dict[str, str]:
    """The survivors that are no fault of the checks, as "TOPIC/NAME.py: change", each with its reason.

    Raises BookError for a line that says neither.
    """
    shown = f"tests/{EXPLAINED.name}"
    reasons, names = {}, {program.name for program in find_programs()}
    for number, line in enumerate(split_lines(decode(content(EXPLAINED) or b"", shown)), 1):
        if not line or line.startswith("#"):
            continue
        mutant, separator, reason = line.partition(" -- ")
        if not separator or mutant.partition(": ")[0] not in names:
            raise BookError(shown, number, f"wanted TOPIC/NAME.py: CHANGE -- REASON, of a program, came {line!r}")
        reasons[mutant] = reason
    return reasons


def choose(names: Iterable[str] = (), since: str = "") -> list[Program]:
    """The programs to break: of those that run here, the ones named and changed since a git revision.

    Where a program itself has changed it comes first, then those whose recording or pattern has: a check is the
    likelier to have become too weak for it.
    """
    named = select(find_programs(), names)
    chosen = [one for one in named if not one.is_start and not one.contract.unmet_needs(interpreter())]
    if since:
        changed = _changed_since(since)
        chosen = [program for program in chosen if changed & set(program.files())]
        chosen.sort(key=lambda program: program.path not in changed)
    return chosen


def _changed_since(revision: str) -> set[Path]:
    names: list[str] = []
    for command in (["diff", "--name-only", "-z", revision], ["ls-files", "--others", "--exclude-standard", "-z"]):
        words = ["git", *command, "--", "snippets", "tests/patterns"]
        names += subprocess.run(words, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
    return {ROOT / name for name in names if name}


def try_all(programs: list[Program], reasons: dict[str, str], budget: float) -> tuple[list[Trial], list[str]]:
    """Try programs in their order, as many at once as there are cores; what came of each, and the names left out.

    After `budget` seconds no other program is begun; what was begun is finished.
    """
    trials: list[Trial] = []
    deadline, waiting = time.monotonic() + budget, list(programs)
    with ProcessPoolExecutor(os.cpu_count(), initializer=end_with_parent) as pool:
        running: set[Future[Trial]] = set()
        while running or waiting:
            while waiting and len(running) < (os.cpu_count() or 1) and time.monotonic() < deadline:
                program = waiting.pop(0)
                running.add(pool.submit(try_program, program.path, program.root, reasons))
            if not running:
                break
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for job in done:
                trials.append(job.result())
                print(f"[{len(trials)}/{len(programs)}] {trials[-1]}", flush=True)
    return trials, [program.name for program in waiting]


def wrong(trials: list[Trial], reasons: dict[str, str]) -> Iterator[str]:
    """The survivors that nobody has explained, and the explanations of mutants that are no longer made."""
    for trial in sorted(trials, key=lambda trial: trial.name):
        for mutant in sorted(set(trial.survivors) - set(reasons)):
            yield f"survived, not explained: {mutant}"
        for mutant in sorted(set(reasons) - set(trial.tried)):
            if mutant.startswith(f"{trial.name}: "):
                yield f"explained in {EXPLAINED.name}, but no longer made: {mutant}"


def main(arguments: list[str] | None = None) -> int:
    """Try the mutants that are asked for; the exit status: 1 where one survives that nobody has explained."""
    parser = argparse.ArgumentParser(prog="python -m book.check.mutants", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="TOPIC[/NAME.py]", help="only these programs")
    parser.add_argument("--since", default="", metavar="REVISION", help="only programs changed since this git revision")
    parser.add_argument(
        "--budget", type=float, default=float("inf"), metavar="SECONDS", help="begin no program after this time"
    )
    options = parser.parse_args(arguments)
    show_all()
    try:
        reasons = explained()
        trials, left_out = try_all(choose(options.names, options.since), reasons, options.budget)
    except BookError as error:
        print(f"{error} (before any mutation)")
        return 1
    survivors = sorted(mutant for trial in trials for mutant in trial.survivors)
    for mutant in survivors:
        if mutant in reasons:
            print(f"survived, explained: {mutant} -- {reasons[mutant]}")
    for name in left_out:
        print(f"left out, the {options.budget:g} s are used: {name}")
    complaints = list(wrong(trials, reasons))
    for line in complaints:  # last, where a log that is cut still shows them
        print(line)
    tried = sum(len(trial.tried) for trial in trials)
    caught = f"{tried - len(survivors)} of {tried} mutants caught"
    print(
        f"{caught}, {len(survivors)} survived, {len(complaints)} to explain or cure, {len(left_out)} programs left out"
    )
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
