"""Programs in pytest-examples' own shape: an EvalExample that can also hold a whole program to its recording.

pytest-examples lints, formats and print-checks what it finds in a page; a program with threads and processes has to
run in a process of its own, alone, so `run_output_check` and `run_output_update` stand beside its `run_print_check`
and `run_print_update`.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, Literal

import black
import pytest
from black.parsing import InvalidInput
from pytest_examples import CodeExample, EvalExample
from pytest_examples.config import ExamplesConfig
from pytest_examples.lint import FormatError, ruff_format

from book import ROOT
from book.check.fault import BookError, Fault
from book.check.files import write_whole
from book.check.judge import judge, judge_recordings, report
from book.check.program import Program
from book.check.python import Interpreter
from book.check.record import record
from book.check.run import run

# The style of every program, and of every example in a page. Ruff is not to see the rules of pyproject.toml, which
# are for the code of the checks.
WIDTH = 76
TARGET: Literal["py310"] = "py310"
RUFF = ("--isolated", "--select=E,F,W,I,B,UP", f"--line-length={WIDTH}", f"--target-version={TARGET}")


class Style(ExamplesConfig):
    """pytest-examples' settings, as RUFF for ruff."""

    def ruff_config(self) -> tuple[str, ...]:
        """The arguments that ruff is given; pytest-examples replaces `-` by the path in lines of the concise format."""
        return (*RUFF, "--output-format=concise")


STYLE = Style(line_length=WIDTH, target_version=TARGET)
MODE: black.Mode = STYLE.black_mode()  # type: ignore[no-untyped-call]


def code_example(program: Program) -> CodeExample:
    """The source of a program, as pytest-examples takes it."""
    example: CodeExample = CodeExample.create(program.source, path=program.path)
    return example


def lint(programs: Iterable[Program]) -> Iterator[Fault]:
    """What black and ruff find in programs, at the first line that black would change and each that ruff objects to.

    Each is started once for all of them; black passes over what it found good before.
    """
    programs = list(programs)
    yield from _lint_black(programs)
    yield from _lint_ruff(programs)


def _lint_black(programs: list[Program]) -> Iterator[Fault]:
    command = ["black", "--check", "--config", os.devnull, "--skip-string-normalization"]
    done = _start(*command, f"--line-length={WIDTH}", f"--target-version={TARGET}", programs=programs)
    if done.returncode:
        faults = [fault for program in programs if str(program.path) in done.stderr for fault in _black_faults(program)]
        if not faults:
            raise RuntimeError(f"black failed:\n{done.stderr}")
        yield from faults


def _black_faults(program: Program) -> Iterator[Fault]:
    """The first line that black would change."""
    try:
        after = black.format_str(program.source, mode=MODE)
    except InvalidInput as error:
        first = str(error).splitlines()[0]
        found = re.search(r": (\d+):\d+$", first)
        yield Fault(str(program), int(found[1]) if found else 1, f"black: {first}")
        return
    pairs = zip_longest(program.source.splitlines(), after.splitlines())
    for line, (came, wanted) in enumerate(pairs, 1):
        if came != wanted:
            ends = ["the end of the file" if text is None else repr(text) for text in (wanted, came)]
            yield Fault(str(program), line, f"wanted {ends[0]}, came {ends[1]} (black; make record formats it)")
            return


def _lint_ruff(programs: list[Program]) -> Iterator[Fault]:
    done = _start("ruff", "check", *RUFF, "--output-format=json", programs=programs)
    if done.returncode not in (0, 1):  # 1: it found something
        raise RuntimeError(f"ruff failed:\n{done.stderr}")
    named = {program.path: str(program) for program in programs}
    for found in json.loads(done.stdout):
        line, code, message = found["location"]["row"], found["code"], found["message"]
        yield Fault(named[Path(found["filename"])], line, f"wanted nothing that ruff finds, came {code}: {message}")


def _start(*command: str, programs: Iterable[Program]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command, "--", *(str(program.path) for program in programs)],
        env=os.environ | {"BLACK_CACHE_DIR": str(ROOT / ".cache" / "black")},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


class ProgramExample(EvalExample):
    """pytest-examples' EvalExample, which also takes programs of the book."""

    def __init__(self, *, tmp_path: Path, pytest_request: pytest.FixtureRequest):
        super().__init__(tmp_path=tmp_path, pytest_request=pytest_request)
        self.config = STYLE
        self.accepts_unmet_needs = bool(pytest_request.config.getoption("matrix"))

    def format(self, example: CodeExample) -> None:
        """As in pytest-examples; a whole program is written at once, for it is run and recorded next.

        pytest-examples takes what stands in a .py file for an example in a docstring, and would let only one
        empty line stand between functions.
        """
        if not example.in_py_file():
            super().format(example)
            return
        try:
            fixed = black.format_str(ruff_format(example, self.config), mode=MODE)
        except FormatError as error:
            raise pytest.fail.Exception(str(error), pytrace=False) from None
        if fixed != example.source:
            example.source = fixed
            write_whole(example.path, fixed)

    def lint(self, example: CodeExample) -> None:
        """As in pytest-examples; a failure begins with FILE:LINE."""
        __tracebackhide__ = True
        with _Placed(example):
            super().lint(example)

    def run_print_check(self, example: CodeExample, **settings: Any) -> dict[str, Any]:
        """As in pytest-examples; a failure, and an exception, begins with FILE:LINE."""
        __tracebackhide__ = True
        with _Placed(example):
            return super().run_print_check(example, **settings)

    def run_print_update(self, example: CodeExample, **settings: Any) -> dict[str, Any]:
        """As in pytest-examples; an exception fails with FILE:LINE."""
        __tracebackhide__ = True
        with _Placed(example):
            return super().run_print_update(example, **settings)

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
                faults = judge(program, result, python) + ([] if method else judge_recordings(program, python))
                if faults:
                    note = f"Python {python.version}" + (f", start method {method}" if method else "")
                    pytest.fail(report(faults, result, note), pytrace=False)
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
        for path in recorded.written:
            print(f"recorded {program.shown(path)}")
        if recorded.faults:
            pytest.fail(report(recorded.faults, recorded.result), pytrace=False)


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
        if isinstance(error, pytest.fail.Exception):
            line, text = _changed_line(str(error)) or self.example.start_line, str(error)
        elif isinstance(error, Exception):
            line, text = (
                _raising_line(error, self.example),
                f"wanted no exception, came {type(error).__name__}: {error}",
            )
        else:
            return False
        path = self.example.path
        path = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
        raise pytest.fail.Exception(f"{path}:{line}: {text}", pytrace=False) from None


def _changed_line(failure: str) -> int | None:
    """The first line of the page that the failure of a check names: in a message of ruff, or in a diff."""
    if found := re.search(r"^ruff failed:\n.*?:(\d+):", failure):
        return int(found[1])
    line = None
    for text in failure.splitlines():
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
