"""Writes what a page shows: the recorded run, only where the old one no longer fits, and drafts of patterns."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from pathlib import Path

from book.judge import STALE, Fault, judge, judge_recordings
from book.pattern import Pattern
from book.runner import Result, run
from book.snippet import SUPPORTED, Interpreter, Snippet

RUNS = 5  # of a program whose output is not known yet: enough to see pids, times and most orders vary


def record(snippet: Snippet, python: Interpreter) -> tuple[list[Path], list[Fault], Result]:
    """Bring the recordings of `snippet` up to date; return the files written, what is still wrong, and the run.

    A recording that fits is left alone, so pids and times do not churn. Nothing is written for a run that
    hangs, leaves something behind or ends with another status than the program declares.
    """
    result = run(snippet, python)
    faults = judge(snippet, result, python)
    if snippet.is_start or _unfit(snippet, result, faults):
        return [], faults, result
    faults += judge_recordings(snippet, python)
    if not faults:
        return [], [], result
    if snippet.pattern.exists():
        if any(fault.file == snippet.shown(snippet.pattern) for fault in faults):
            return [], faults, result  # the program and its pattern disagree: a person decides which is right
        pattern = Pattern(snippet.pattern, "", python)
        judged = {stream for stream in ("out", "err") if getattr(pattern, stream)}
        stale = {fault.file for fault in faults if fault.text.startswith(STALE)}
        fit = not stale & {snippet.shown(_path(snippet, python, stream)) for stream in judged}
        written = _write(snippet, python, result, keep=judged if fit else set())
        return written, judge(snippet, result, python) + judge_recordings(snippet, python), result
    results = [run(snippet, python) for _ in range(RUNS - 1)] + [result]
    for another in results:
        faults = judge(snippet, another, python)
        if _unfit(snippet, another, faults):
            return [], faults, another
    written = _write(snippet, python, result)
    if text := draft([r.stdout for r in results], [r.stderr for r in results]):
        snippet.pattern.parent.mkdir(parents=True, exist_ok=True)
        written.append(_replace(snippet.pattern, text))
        faults = [Fault(f"{snippet.shown(snippet.pattern)}:1", "drafted; read it, then remove this line")]
        return written, faults, result
    return written, judge(snippet, result, python), result


def _unfit(snippet: Snippet, result: Result, faults: list[Fault]) -> bool:
    """Whether a run is not to be recorded, whatever it printed."""
    return result.status != snippet.contract.exit or any(fault.danger for fault in faults)


def _path(snippet: Snippet, python: Interpreter, stream: str) -> Path:
    holding = snippet.recording(stream, python.version)
    return holding.path if holding else snippet.stem.with_suffix(f".{stream}")


def _write(snippet: Snippet, python: Interpreter, result: Result, keep: Collection[str] = ()) -> list[Path]:
    """Write the streams that differ from their recordings, and are not of those to `keep`; an empty .err goes."""
    written = []
    for stream, text in (("out", result.stdout), ("err", result.stderr)):
        holding, path = snippet.recording(stream, python.version), _path(snippet, python, stream)
        if holding and (stream in keep or holding.text == text) or not holding and stream == "err" and not text:
            continue
        if stream == "err" and not text and holding.version == SUPPORTED[-1]:
            path.unlink()
            written.append(path)
        else:
            written.append(_replace(path, text))
    steps = snippet.steps
    if snippet.contract.stepper and not (steps.exists() and steps.read_text("utf-8") == result.steps):
        written.append(_replace(steps, result.steps))
    return written


def _replace(path: Path, text: str) -> Path:
    """Write a file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, "utf-8", newline="")
    os.replace(new, path)
    return path


NUMBER = re.compile(r"\d+(?:\.\d+)?")
SPECIAL = re.compile(r"\[\[|\{\{|^\s+|\s+$")  # what a directive would not take for text


def draft(outputs: list[str], errors: list[str]) -> str:
    """A first pattern from the streams of several runs, or nothing where neither varies.

    Numbers that vary become captures, lines that change places a group.
    """
    shared = set.intersection(*(set(NUMBER.findall(out + err)) for out, err in zip(outputs, errors)))
    names: dict[str, str] = {}

    def general(m: re.Match) -> str:
        return m[0] if m[0] in shared else "#"

    def capture(m: re.Match) -> str:
        if m[0] in shared:
            return m[0]
        if m[0] in names:
            return f"[[{names[m[0]]}]]"
        names[m[0]] = f"N{len(names) + 1}"
        return rf"[[{names[m[0]]}:\d+{'[.]' + chr(92) + 'd+' if '.' in m[0] else ''}]]"

    lines = []
    for prefix, texts in (("CHECK", outputs), ("ERR", errors)):
        if len(set(texts)) == 1:
            continue
        shapes = [NUMBER.sub(general, text).splitlines() for text in texts]
        moving = [n for n, line in enumerate(shapes[-1]) if any(n >= len(s) or s[n] != line for s in shapes)]
        for number, line in enumerate(texts[-1].splitlines()):
            kind = f"{prefix}-DAG" if moving and moving[0] <= number <= moving[-1] else prefix
            text = SPECIAL.sub(lambda m: "{{" + (m[0] if m[0].isspace() else re.escape(m[0])) + "}}", line)
            lines.append(f"{kind}: {NUMBER.sub(capture, text)}" if line else f"{prefix}-EMPTY:")
    if not lines:
        return ""
    return (
        "\n".join(
            ["DRAFT: says what varied in a few runs. Read it, say exactly what may vary, remove this line.", *lines]
        )
        + "\n"
    )
