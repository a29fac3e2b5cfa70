"""Writes what a page shows: the recorded run, only where the old one no longer fits, and drafts of patterns."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from book.check import trace
from book.check.directive import split_lines
from book.check.fault import BookError, Fault, Kind
from book.check.files import content, remove, write_whole
from book.check.judge import STREAMS, judge, judge_recordings, load_pattern
from book.check.program import Program
from book.check.python import NEWEST, Interpreter
from book.check.run import Result, run

RUNS = 5  # of a program whose output is not known yet: enough to see pids, times and most orders vary


@dataclass
class Record:
    """What recording has done: the files written, what is still wrong, and the run that is recorded."""

    result: Result
    faults: list[Fault] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)


class Writer:
    """Writes the files of a program over those that were there when it was made, and over no others."""

    def __init__(self, program: Program):
        stem = program.stem.name
        plain = [program.stem.with_name(f"{stem}.{stream}") for stream in STREAMS]
        self.program = program
        self.old = {
            path: content(path) for path in {*program.files(), *plain, program.steps, program.trace, program.pattern}
        }
        self.written: list[Path] = []

    def check_program(self) -> None:
        """Raise BookError where the program is no longer the one that ran."""
        if Program.load(self.program.path, self.program.root).source != self.program.source:
            raise BookError(
                str(self.program), 1, "wanted the program that ran, came a change meanwhile; record it again"
            )

    def write(self, path: Path, text: str) -> None:
        """Raises BookError as write_whole, and where the program has changed."""
        self.check_program()
        write_whole(path, text, self.old.get(path))
        self.written.append(path)

    def remove(self, path: Path) -> None:
        """Raises BookError as files.remove, and where the program has changed."""
        self.check_program()
        remove(path, self.old.get(path))
        self.written.append(path)


def record(program: Program, python: Interpreter) -> Record:
    """Bring the recordings of `program` up to date.

    A recording that fits is left alone, so pids and times do not churn. Nothing is written for a run that
    hangs, leaves something behind or ends with another status than the program declares. Raises BookError where
    a contract or a pattern is wrong, and where a file has changed meanwhile or cannot be written. A trace is made
    last, of another run, and only where there is none of this source; one that has to go is removed by hand.
    """
    writer = Writer(program)
    recorded = _record_streams(writer, python)
    if not recorded.faults and trace.judge_trace(program):
        writer.write(program.trace, trace.as_json(trace.make(program, python)))
        return Record(recorded.result, written=writer.written)
    return recorded


def _record_streams(writer: Writer, python: Interpreter) -> Record:
    program = writer.program
    result = run(program, python)
    faults = judge(program, result, python)
    if program.is_start or _is_unfit(program, result, faults):
        return Record(result, faults)
    faults += judge_recordings(program, python)
    if not faults:
        return Record(result)
    if program.pattern.exists():
        return _record_by_pattern(writer, python, result, faults)
    return _record_and_draft(writer, python, result)


def _record_by_pattern(writer: Writer, python: Interpreter, result: Result, faults: list[Fault]) -> Record:
    """Record the streams that the pattern does not speak of, and those whose recording no longer fits it."""
    program = writer.program
    if any(fault.path == program.shown(program.pattern) for fault in faults):
        return Record(result, faults)  # the program and its pattern disagree: a person decides which is right
    pattern = load_pattern(program, python)
    judged = {stream for stream in STREAMS if pattern.speaks_of(stream)}
    stale = {fault.path for fault in faults if fault.kind is Kind.STALE}
    fit = not stale & {program.shown(_path(program, python, stream)) for stream in judged}
    _write(writer, python, result, keep=judged if fit else set())
    return Record(result, judge(program, result, python) + judge_recordings(program, python), writer.written)


def _record_and_draft(writer: Writer, python: Interpreter, result: Result) -> Record:
    """Record a program without a pattern, and draft one where some runs differ."""
    program = writer.program
    results = [run(program, python) for _ in range(RUNS - 1)] + [result]
    for another in results:
        faults = judge(program, another, python)
        if _is_unfit(program, another, faults):
            return Record(another, faults)
    _write(writer, python, result)
    text = draft([another.stdout for another in results], [another.stderr for another in results])
    if not text:
        return Record(result, judge(program, result, python), writer.written)
    writer.write(program.pattern, text)
    wanted = Fault(program.shown(program.pattern), 1, "drafted; read it, then remove this line")
    return Record(result, [wanted], writer.written)


def _is_unfit(program: Program, result: Result, faults: Sequence[Fault]) -> bool:
    """Whether a run is not to be recorded, whatever it printed."""
    return result.status != program.contract.exit or any(fault.kind is Kind.DANGER for fault in faults)


def _path(program: Program, python: Interpreter, stream: str) -> Path:
    holding = program.recording(stream, python.version)
    return holding.path if holding else program.stem.with_name(f"{program.stem.name}.{stream}")


def _write(writer: Writer, python: Interpreter, result: Result, keep: Collection[str] = ()) -> None:
    """Write the streams that differ from their recordings, and are not of those to `keep`; an empty .err goes."""
    program = writer.program
    for stream, text in zip(STREAMS, (result.stdout, result.stderr)):
        holding, path = program.recording(stream, python.version), _path(program, python, stream)
        if (holding and (stream in keep or holding.text == text)) or (not holding and stream == "err" and not text):
            continue
        if holding and stream == "err" and not text and holding.version == NEWEST:
            writer.remove(path)
        else:
            writer.write(path, text)
    steps = program.steps
    if program.contract.states and writer.old[steps] != result.steps.encode():
        writer.write(steps, result.steps)


DRAFT = "DRAFT: says what varied in a few runs. Read it, say exactly what may vary, remove this line."
NUMBER = r"\d+(?:\.\d+)?"
SPECIAL = r"\[\[|\{\{|^\s+|\s+$|[^\S \t]+"  # what a directive would not take for text


def draft(outputs: list[str], errors: list[str]) -> str:
    """A first pattern from the streams of several runs, or nothing where neither varies.

    Numbers that vary become captures, lines that change places a group.
    """
    numbers = [set(re.findall(NUMBER, out + err)) for out, err in zip(outputs, errors)]
    writer = _Drafter(set.intersection(*numbers))
    lines = [*writer.directives("CHECK", outputs), *writer.directives("ERR", errors)]
    return "\n".join([DRAFT, *lines, ""]) if lines else ""


class _Drafter:
    """Writes directives for the last of several texts; `shared` has the numbers that do not vary."""

    def __init__(self, shared: set[str]):
        self.shared = shared
        self.names: dict[str, str] = {}  # of the numbers captured so far

    def directives(self, word: str, texts: list[str]) -> list[str]:
        """One for each line, in a group from the first to the last line that changes places; none if nothing varies."""
        if len(set(texts)) == 1:
            return []
        shapes = [split_lines(self._shape(text)) for text in texts]
        moving = [n for n, line in enumerate(shapes[-1]) if any(s[n : n + 1] != [line] for s in shapes)]
        first, last = (moving[0], moving[-1] + 1) if moving else (0, 0)
        said = [self._text(line) for line in split_lines(texts[-1])]
        group = sorted(
            said[first:last], key=lambda text: "[[" in text
        )  # a general directive stands below a special one
        words = [word] * first + [f"{word}-DAG"] * len(group) + [word] * (len(said) - last)
        return [f"{word}: {text}".rstrip() for word, text in zip(words, [*said[:first], *group, *said[last:]])]

    def _shape(self, text: str) -> str:
        return re.sub(NUMBER, lambda match: match[0] if match[0] in self.shared else "#", text)

    def _text(self, line: str) -> str:
        return re.sub(rf"(?P<number>{NUMBER})|{SPECIAL}", self._part, line)

    def _part(self, match: re.Match[str]) -> str:
        if not match["number"]:
            escaped = re.escape(match[0]) if match[0] in ("[[", "{{") else match[0].encode("unicode_escape").decode()
            return "{{" + escaped + "}}"
        if match[0] in self.shared:
            return match[0]
        if match[0] in self.names:
            return f"[[{self.names[match[0]]}]]"
        name = self.names[match[0]] = f"N{len(self.names) + 1}"
        regex = r"\d+[.]\d+" if "." in match[0] else r"\d+"
        return f"[[{name}:{regex}]]"
