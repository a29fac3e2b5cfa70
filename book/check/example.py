"""Programs in pytest-examples' own shape: an EvalExample that can also run a whole program and hold it to its recording.

pytest-examples lints, formats and print-checks what it finds in a page; a program with threads and processes has to
run in a process of its own, alone, so `run_output_check` and `run_output_update` stand beside its `run_print_check`
and `run_print_update`.
"""

from __future__ import annotations

from typing import Any

import pytest
from pytest_examples import CodeExample, EvalExample

from book import ROOT
from book.check.fault import BookError
from book.check.judge import judge, judge_recordings, report
from book.check.program import Program
from book.check.python import Interpreter
from book.check.record import record
from book.check.run import run

STYLE = {"line_length": 76, "target_version": "py310", "ruff_line_length": 76}
RULES = ["E", "F", "W", "I", "B", "UP"]


def code_example(program: Program) -> CodeExample:
    """The source of a program, as pytest-examples takes it."""
    return CodeExample.create(program.source, path=program.path)


class ProgramExample(EvalExample):
    """pytest-examples' EvalExample, which also takes programs of the book."""

    def run_print_check(self, example: CodeExample, **settings: Any) -> dict[str, Any]:
        """As in pytest-examples; an exception fails with FILE:LINE.

        On 3.11 the traceback that pytest-examples makes of one ends pytest itself ("generator raised StopIteration").
        """
        __tracebackhide__ = True
        try:
            return super().run_print_check(example, **settings)
        except Exception as error:
            line, trace = example.start_line + 1, error.__traceback__
            while trace is not None:
                line, trace = trace.tb_lineno, trace.tb_next
            text = f"{example.path}:{line}: wanted no exception, came {type(error).__name__}: {error}"
        pytest.fail(text.removeprefix(f"{ROOT}/"), pytrace=False)

    def run_output_check(self, program: Program, python: Interpreter) -> None:
        """Run `program` plainly and once per start method; fail with FILE:LINE on the first run that is wrong.

        A program that `python` cannot run passes with --matrix, which writes that down, and is skipped without.
        """
        __tracebackhide__ = True
        try:
            if unmet := program.contract.unmet_needs(python):
                if not self._pytest_config.getoption("matrix"):
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
        """Bring the recordings of `program` up to date; fail with FILE:LINE where a person has to decide."""
        __tracebackhide__ = True
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
