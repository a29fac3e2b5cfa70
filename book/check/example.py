"""Programs in pytest-examples' own shape: an EvalExample that can also hold a whole program to its recording.

pytest-examples lints, formats and print-checks what it finds in a page; a program with threads and processes has to
run in a process of its own, alone, so `run_output_check` and `run_output_update` stand beside its `run_print_check`
and `run_print_update`.
"""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
import json
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

import black
import pytest
from black.mode import TargetVersion
from black.parsing import InvalidInput
from pytest_examples import CodeExample, EvalExample, find_examples
from pytest_examples.config import ExamplesConfig

from book import ROOT
from book.check.contract import Contract
from book.check.directive import split_lines
from book.check.fault import BookError, Fault
from book.check.files import alone, content, write_whole
from book.check.judge import judge, judge_recordings, report
from book.check.plugin import RECORDED
from book.check.program import Program
from book.check.python import NEWEST, Interpreter
from book.check.record import record
from book.check.run import run
from book.check.trace import judge_trace

# The style of every program, and of every example in a page. Ruff is not to see the rules of pyproject.toml, which
# are for the code of the checks.
WIDTH = 76
TARGET: Literal["py310"] = "py310"
RUFF = ("--isolated", "--select=E,F,W,I,B,UP", f"--line-length={WIDTH}")
PAGES = ROOT / ".cache" / "pages"  # its lock is held while a page is found to be as it was, and while it is written


STYLE = ExamplesConfig(line_length=WIDTH, target_version=TARGET)
MODE: black.Mode = STYLE.black_mode()  # type: ignore[no-untyped-call]


def check_contract(program: Program) -> Contract:
    """Raise BookError where a program is not one, or its contract is wrong."""
    return program.contract


def code_example(program: Program) -> CodeExample:
    """The source of a program, as pytest-examples takes it."""
    example: CodeExample = CodeExample.create(program.source, path=program.path)
    return example


def lint(programs: Iterable[Program]) -> Iterator[Fault]:
    """What black and ruff find in programs, at the first line that black would change and each that ruff objects to.

    Each is started once for all of them; black passes over what it found good before.
    """
    readable = []
    for program in programs:
        if program.unfit:
            yield Fault(str(program), *program.unfit)
        else:
            readable.append(program)
    for target, together in itertools.groupby(sorted(readable, key=_target), _target):
        group = list(together)
        yield from _lint_black(group, target)
        yield from _lint_ruff(group, target)


def _target(program: Program) -> str:
    """The oldest Python whose grammar a program may be written in, as black and ruff name it."""
    try:
        return f"py3{min(program.contract.oldest, NEWEST).minor}"
    except BookError:  # which its test tells
        return TARGET


def _mode(program: Program) -> black.Mode:
    return dataclasses.replace(MODE, target_versions={TargetVersion[_target(program).upper()]})


def _lint_black(programs: list[Program], target: str) -> Iterator[Fault]:
    command = ["black", "--check", "--fast", "--config", os.devnull, "--skip-string-normalization"]
    done = _start(*command, f"--line-length={WIDTH}", f"--target-version={target}", programs=programs)
    if done.returncode:
        faults = [fault for program in programs if str(program.path) in done.stderr for fault in _black_faults(program)]
        if not faults:
            raise RuntimeError(f"black failed:\n{done.stderr}")
        yield from faults


def _black_faults(program: Program) -> Iterator[Fault]:
    """The first line that black would change."""
    try:
        after = black.format_str(program.source, mode=_mode(program))
    except InvalidInput as error:
        first = str(error).splitlines()[0]
        found = re.search(r": (\d+):\d+$", first)
        yield Fault(str(program), int(found[1]) if found else 1, f"black: {first}")
        return
    pairs = zip_longest(split_lines(program.source), split_lines(after))
    for line, (came, wanted) in enumerate(pairs, 1):
        if came != wanted:
            ends = ["the end of the file" if text is None else repr(text) for text in (wanted, came)]
            yield Fault(str(program), line, f"wanted {ends[0]}, came {ends[1]} (black; make record formats it)")
            return


def _lint_ruff(programs: list[Program], target: str) -> Iterator[Fault]:
    done = _start("ruff", "check", *RUFF, f"--target-version={target}", "--output-format=json", programs=programs)
    named = {program.path: str(program) for program in programs}
    for found in _found_by_ruff(done):
        yield Fault(named[Path(found["filename"])], found["location"]["row"], _told_by_ruff(found))


def _found_by_ruff(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """What a run of ruff with --output-format=json has found."""
    if done.returncode not in (0, 1):  # 1: it found something
        raise RuntimeError(f"ruff failed:\n{done.stderr}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def _told_by_ruff(found: dict[str, Any]) -> str:
    return f"wanted nothing that ruff finds, came {found['code']}: {found['message']}"


def _start(
    *command: str, programs: Iterable[Program] = (), source: str | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command, "--", *(str(program.path) for program in programs)],
        env=os.environ | {"BLACK_CACHE_DIR": str(ROOT / ".cache" / "black")},
        input=source,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def check_by_ruff(example: CodeExample, target: str = TARGET) -> None:
    """Fail, with FILE:LINE each, on what ruff finds in an example."""
    __tracebackhide__ = True
    words = (*RUFF, f"--target-version={target}", "--output-format=json", "--stdin-filename=-")
    done = _start("ruff", "check", *words, source=example.source)
    if faults := [
        str(Fault(_shown(example.path), example.start_line + found["location"]["row"], _told_by_ruff(found)))
        for found in _found_by_ruff(done)
    ]:
        raise pytest.fail.Exception("\n".join(faults), pytrace=False)


def fixed_by_ruff(example: CodeExample, target: str = TARGET) -> str:
    """The source of an example with all that ruff can mend; fail as check_by_ruff does on what it cannot."""
    __tracebackhide__ = True
    words = (*RUFF, f"--target-version={target}", "--fix", "--stdin-filename=-")
    done = _start("ruff", "check", *words, source=example.source)
    if done.returncode:
        check_by_ruff(example, target)
    return done.stdout


def _shown(path: Path) -> str:
    return (path.relative_to(ROOT) if path.is_relative_to(ROOT) else path).as_posix()


class ProgramExample(EvalExample):
    """pytest-examples' EvalExample, which also takes programs of the book."""

    def __init__(self, *, tmp_path: Path, pytest_request: pytest.FixtureRequest):
        super().__init__(tmp_path=tmp_path, pytest_request=pytest_request)
        self.config = STYLE
        self.accepts_unmet_needs = bool(pytest_request.config.getoption("matrix"))
        self.recorded: list[str] = []  # the files that were written
        pytest_request.node.user_properties.append((RECORDED, self.recorded))

    def format(self, example: CodeExample) -> None:
        """Format a fence, and write its page at once and whole; pytest-examples would write it at the end, in place."""
        __tracebackhide__ = True
        with self._rewriting(example):
            super().format(example)

    def format_program(self, program: Program) -> None:
        """Format a program, as it now stands in its file; fail with FILE:LINE where that cannot be done.

        pytest-examples takes what stands in a .py file for an example in a docstring, and would let only one
        empty line stand between functions.
        """
        __tracebackhide__ = True
        with _telling():
            check_contract(program)
            old, program = content(program.path), Program.load(program.path, program.root)
            check_contract(program)
            fixed = black.format_str(fixed_by_ruff(code_example(program), _target(program)), mode=_mode(program))
            if fixed != program.source:
                write_whole(program.path, fixed, old)
                self.recorded.append(str(program))

    def format_ruff(self, example: CodeExample) -> None:
        """As in pytest-examples, whatever the locale."""
        __tracebackhide__ = True
        example.source = fixed_by_ruff(example)

    def lint(self, example: CodeExample) -> None:
        """As in pytest-examples; a failure begins with FILE:LINE."""
        __tracebackhide__ = True
        with _Placed(example):
            super().lint(example)

    def lint_ruff(self, example: CodeExample) -> None:
        """As in pytest-examples, whatever the locale."""
        __tracebackhide__ = True
        check_by_ruff(example)

    def run_print_check(self, example: CodeExample, **settings: Any) -> dict[str, Any]:
        """As in pytest-examples; a failure, and an exception, begins with FILE:LINE."""
        __tracebackhide__ = True
        with _Placed(example):
            return super().run_print_check(example, **settings)

    def run_print_update(self, example: CodeExample, **settings: Any) -> dict[str, Any]:
        """As in pytest-examples, but the page is written at once and whole; an exception fails with FILE:LINE."""
        __tracebackhide__ = True
        with self._rewriting(example), _Placed(example):
            return super().run_print_update(example, **settings)

    def _write_file(self, example: CodeExample) -> Path:
        """As in pytest-examples, whatever the locale."""
        file: Path = self.tmp_path / f"{example.module_name}.py"
        file.write_text(example.source, "utf-8")
        return file

    @contextlib.contextmanager
    def _rewriting(self, example: CodeExample) -> Iterator[None]:
        """What changes the source of a fence within is written into its page, which may have changed elsewhere."""
        __tracebackhide__ = True
        before = example.source
        with _telling(), alone(PAGES):
            example.start_line, example.end_line = _find_fence(example, before).lines
        yield
        if example.source == before:
            return
        with _telling(), alone(PAGES):
            place = _find_fence(example, before)
            ends = "\r\n" if place.page.count(b"\n") == place.page.count(b"\r\n") else "\n"
            source = textwrap.indent(example.source, " " * example.indent)
            page = f"{place.text[: place.start]}{source}{place.text[place.end :]}"
            write_whole(example.path, page.replace("\n", ends), place.page)
            self.recorded.append(_shown(example.path))

    def run_output_check(self, program: Program, python: Interpreter) -> None:
        """Run `program` plainly and once per start method; fail with FILE:LINE on the first run that is wrong.

        A program that `python` cannot run passes with --matrix, which writes that down, and is skipped without.
        """
        __tracebackhide__ = True
        try:
            if unmet := program.contract.unmet_needs(python):
                if not self.accepts_unmet_needs:
                    needs = ", ".join(unmet)
                    pytest.skip(f"{program} needs {needs}; this is Python {python.version} on {python.platform}")
                return
            for method in (None, *program.start_methods(python)):
                result = run(program, python, method)
                faults = judge(program, result, python)
                if not method:
                    faults += judge_recordings(program, python) + judge_trace(program)
                if faults:
                    note = f"Python {python.version}" + (f", start method {method}" if method else "")
                    recorded = any(
                        fault.path.endswith((".out", ".err", ".steps.json", ".trace.json")) for fault in faults[:1]
                    )
                    hint = f"\nif what came is meant: make record NAME={program.name}" if recorded else ""
                    pytest.fail(report(faults, result, note) + hint, pytrace=False)
        except BookError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None

    def run_output_update(self, program: Program, python: Interpreter) -> None:
        """Bring the recordings of `program`, as it now stands in its file, up to date.

        Fails with FILE:LINE where a person has to decide.
        """
        __tracebackhide__ = True
        program = Program.load(program.path, program.root)
        try:
            if program.contract.unmet_needs(python):
                pytest.skip(f"{program} cannot be recorded with Python {python.version} on {python.platform}")
            recorded = record(program, python)
        except BookError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None
        self.recorded += [program.shown(path) for path in recorded.written]
        if recorded.faults:
            pytest.fail(report(recorded.faults, recorded.result), pytrace=False)


@dataclass(frozen=True)
class _Fence:
    """Where a fence stands in a page: in its text, whose lines end with newlines only."""

    page: bytes
    text: str
    start: int
    end: int
    lines: tuple[int, int]


def _find_fence(example: CodeExample, source: str) -> _Fence:
    """The first fence of this source in the page as it is now. Raises BookError where there is none."""
    page = content(example.path) or b""
    text = page.decode("utf-8").replace("\r\n", "\n")
    for other in find_examples(example.path):
        indented = textwrap.indent(source, " " * other.indent)
        if other.source == source and text[other.start_index : other.end_index] == indented:
            return _Fence(page, text, other.start_index, other.end_index, (other.start_line, other.end_line))
    wanted = "wanted this fence as it was read, came a change meanwhile, which stays; record again"
    raise BookError(_shown(example.path), example.start_line, wanted)


@contextlib.contextmanager
def _telling() -> Iterator[None]:
    """What is wrong with a file of the book fails with its one line."""
    __tracebackhide__ = True
    try:
        yield
    except BookError as error:
        raise pytest.fail.Exception(str(error), pytrace=False) from None


# What pytest-examples says first, and what is said instead.
TOLD = {
    "black failed:": "wanted black's format, came another; make record formats it:",
    "Print output changed code:": "wanted what the fence prints below #>, came another; make record writes it:",
}


class _Placed:
    """Whatever fails within, fails with FILE:LINE of the page.

    On 3.11 the traceback that pytest-examples makes of an exception ends pytest itself ("generator raised
    StopIteration"); none is let through.
    """

    def __init__(self, example: CodeExample):
        self.example = example

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> Literal[False]:
        __tracebackhide__ = True
        shown = _shown(self.example.path)
        if isinstance(error, pytest.fail.Exception):
            if str(error).startswith(f"{shown}:"):
                return False
            first, newline, rest = str(error).partition("\n")
            line = _changed_line(str(error)) or self.example.start_line
            text = f"{TOLD.get(first, first)}{newline}{rest}"
        elif isinstance(error, Exception):
            line, text = (
                _raising_line(error, self.example),
                f"wanted no exception, came {type(error).__name__}: {error}",
            )
        else:
            return False
        raise pytest.fail.Exception(f"{shown}:{line}: {text}", pytrace=False) from None


def _changed_line(failure: str) -> int | None:
    """The first line of the page that the diff in the failure of a check names."""
    line = None
    for text in failure.split("\n"):
        if found := re.match(r" *@@ -(\d+)", text):
            line = int(found[1])
        elif line and text[2:3] in ("+", "-"):  # pytest-examples indents a diff by two
            return line
        elif line:
            line += 1
    return line


def _raising_line(error: Exception, example: CodeExample) -> int:
    """The innermost line of the page that an exception passed through; where there is none, the example's first."""
    if isinstance(error, SyntaxError) and error.lineno:
        return example.start_line + error.lineno
    line, trace = example.start_line + 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == str(example.path):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
