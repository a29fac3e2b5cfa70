"""Breaks every program and every recording on purpose: a check that lets a broken one pass is no check.

    python -m book.check.mutants [--since REVISION] [NAME ...]

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
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from book import ROOT
from book.check.judge import judge, judge_recordings
from book.check.program import Program, find_programs, interpreter
from book.check.run import run

EXPLAINED = ROOT / "tests" / "mutants.txt"
TRIES = 20  # runs that a mutant has to pass to survive: it may pass some by luck
EXPLAINED_TRIES = 3  # the same, for one that is explained
WAITS = ("join", "flush", "waitpid", "acquire")  # calls that are dropped, where nothing uses what they return


def program_mutants(program: Program) -> Iterator[tuple[str, str]]:
    """Every (change, source) of one program: each print, the exit status, each join, lock and flush."""

    def said(node: ast.AST) -> str:
        return " ".join(ast.get_source_segment(program.source, node).split())

    def edited(*edits: tuple[ast.AST, str]) -> str:
        raw = program.source.encode()
        starts = [0, *itertools.accumulate(len(line) for line in raw.splitlines(keepends=True))]
        for node, new in sorted(edits, key=lambda edit: (edit[0].lineno, edit[0].col_offset), reverse=True):
            start, end = starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset
            raw = raw[:start] + new.encode() + raw[end:]
        return raw.decode()

    for node in ast.walk(program.tree):
        name = _called(node)
        if name == "print":
            yield f"drop {said(node)}", edited((node, "pass"))
            yield f"change {said(node)}", edited((node.value.func, "(lambda *a, **k: print('mutant', *a, **k))"))
        elif name in WAITS:
            yield f"drop {said(node)}", edited((node, "pass"))
        elif name == "main" and node.col_offset:  # the call under the main guard
            other = (
                "exec('try: main()\\nexcept BaseException: pass')"
                if program.contract.exit
                else "main(); raise SystemExit(3)"
            )
            yield "end with another exit status", edited((node, other))
        if isinstance(node, ast.keyword) and node.arg == "flush":
            yield f"drop flush in {program.source.splitlines()[node.lineno - 1].strip()}", edited((node, "flush=False"))
        if isinstance(node, ast.With):
            for item in node.items:
                if "lock" in said(item.context_expr).lower() and item.optional_vars is None:
                    yield (
                        f"drop with {said(item.context_expr)}",
                        edited((item.context_expr, "__import__('contextlib').nullcontext()")),
                    )
        for one, two in itertools.pairwise(_body(node)):
            if _called(one) == _called(two) == "print" and said(one) != said(two):
                yield f"swap {said(one)} with {said(two)}", edited((one, said(two)), (two, said(one)))


def _called(node: ast.AST) -> str:
    """The name that a statement calls, if it is a call and nothing else."""
    call = node.value if isinstance(node, ast.Expr) else None
    return getattr(call.func, "attr", getattr(call.func, "id", "")) if isinstance(call, ast.Call) else ""


def _body(node: ast.AST) -> list[ast.stmt]:
    body = getattr(node, "body", [])
    return body if isinstance(body, list) else []


def recording_mutants(text: str, ordered: bool) -> Iterator[tuple[str, str]]:
    """Every (change, text) of one recording; lines change places only where the pattern does not allow it."""
    lines = text.splitlines(keepends=True)
    for n, line in enumerate(lines):
        yield f"drop line {line.strip()!r}", "".join(lines[:n] + lines[n + 1 :])
        yield f"change line {line.strip()!r}", "".join([*lines[:n], f"mutant {line}", *lines[n + 1 :]])
        if ordered and n and lines[n - 1] != line:
            yield (
                f"swap lines {lines[n - 1].strip()!r} and {line.strip()!r}",
                "".join([*lines[: n - 1], line, lines[n - 1], *lines[n + 1 :]]),
            )
    yield "add a line", text + "mutant\n"


def try_program(path: Path, reasons: dict[str, str]) -> tuple[str, list[str], list[str], float]:
    """Judge every mutant of one program: its name, all changes, those that survived, seconds."""
    start, python = time.perf_counter(), interpreter()
    program = Program.load(path)
    result = run(program, python)
    if faults := judge(program, result, python):
        raise SystemExit(f"{faults[0]} (before any mutation)")
    limit = min(program.contract.limit, 2 + 4 * result.seconds)  # a mutant that hangs is caught sooner
    tried: list[str] = []
    survivors: list[str] = []
    for change, source in program_mutants(program):
        mutant = Program.load(path)
        mutant.source = source
        mutant.contract = dataclasses.replace(program.contract, limit=limit)
        tried.append(change)
        tries = EXPLAINED_TRIES if f"{program.name}: {change}" in reasons else TRIES
        if all(not judge(mutant, run(mutant, python), python) for _ in range(tries)):
            survivors.append(change)
    with tempfile.TemporaryDirectory() as scratch:
        copies = {file: Path(scratch) / file.relative_to(ROOT) for file in program.files()}
        for file, copy in copies.items():
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
        copied = Program.load(copies[path], Path(scratch))
        streams = [copied.recording(stream, python.version) for stream in ("out", "err")]
        recorded = [(recording.path, not program.pattern.exists()) for recording in streams if recording]
        for file, ordered in [*recorded, *([(copied.steps, True)] if copied.steps.exists() else [])]:
            text = file.read_text("utf-8")
            for change, changed in recording_mutants(text, ordered):
                file.write_text(changed, "utf-8")
                tried.append(f"in {file.name}, {change}")
                if not judge(copied, result, python) and not judge_recordings(copied, python):
                    survivors.append(tried[-1])
            file.write_text(text, "utf-8")
    return program.name, tried, survivors, time.perf_counter() - start


def explained() -> dict[str, str]:
    """The survivors that are no fault of the checks, as "TOPIC/NAME.py: change", each with its reason."""
    lines = EXPLAINED.read_text("utf-8").splitlines() if EXPLAINED.exists() else []
    return dict(line.split(" -- ", 1) for line in lines if line and not line.startswith("#"))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m book.check.mutants", description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="TOPIC/NAME.py", help="only these programs")
    parser.add_argument("--since", metavar="REVISION", help="only programs that differ from this git revision")
    options = parser.parse_args(arguments)
    chosen = [s for s in find_programs() if not s.is_start and not s.contract.unmet_needs(interpreter())]
    if options.names:
        chosen = [s for s in chosen if s.name in options.names]
    if options.since:
        command = ["git", "diff", "--name-only", options.since, "--", "snippets", "tests/patterns"]
        changed = set(subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split())
        chosen = [s for s in chosen if changed & {f.relative_to(ROOT).as_posix() for f in s.files()}]
    reasons, survived, tried = explained(), set(), set()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        jobs = [pool.submit(try_program, program.path, reasons) for program in chosen]
        for number, job in enumerate(as_completed(jobs), 1):
            name, changes, survivors, seconds = job.result()
            tried |= {f"{name}: {change}" for change in changes}
            survived |= {f"{name}: {change}" for change in survivors}
            caught = len(changes) - len(survivors)
            print(f"[{number}/{len(jobs)}] {name}: {caught} of {len(changes)} caught, {seconds:.1f} s", flush=True)
    for mutant in sorted(survived & set(reasons)):
        print(f"survived, explained: {mutant} -- {reasons[mutant]}")
    wrong = [f"survived, not explained: {mutant}" for mutant in sorted(survived - set(reasons))]
    names = {program.name for program in chosen}
    gone = [mutant for mutant in sorted(set(reasons) - tried) if mutant.split(": ")[0] in names]
    wrong += [f"explained in {EXPLAINED.name}, but no longer made: {mutant}" for mutant in gone]
    print(
        "\n".join(
            [
                *wrong,
                f"{len(tried - survived)} of {len(tried)} mutants caught, {len(survived)} survived, {len(wrong)} to explain or cure",
            ]
        )
    )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
