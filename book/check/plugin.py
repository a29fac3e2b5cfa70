"""The pytest side: which programs run under which Pythons, and what is written down of them."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Generator
from dataclasses import dataclass

import pytest

from book.check.fault import BookError
from book.check.program import Program, find_programs, interpreter
from book.check.python import NEWEST, SUPPORTED, Interpreter, InterpreterError, Version
from book.check.stamps import Stamps, fingerprint
from book.check.verdicts import PASSED, save_verdicts


@dataclass
class Outcome:
    """How one program did under one Python; `stamp` is empty where it has not passed."""

    name: str
    version: str
    verdict: str
    full_version: str
    stamp: str


STAMP = pytest.StashKey[str]()


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("programs")
    group.addoption(
        "--python",
        action="append",
        default=[],
        metavar="COMMAND",
        help="run the programs under this Python (repeatable)",
    )
    group.addoption(
        "--matrix",
        action="store_true",
        help="write tests/versions, for each --python or else every supported Python on PATH",
    )
    group.addoption("--changed", action="store_true", help="only programs that did not pass as they are now")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Writer())
    if config.getoption("update_examples") and (
        hasattr(config, "workerinput") or config.getoption("numprocesses", None)
    ):
        raise pytest.UsageError("recording rewrites files: run it without -n")
    for command in config.getoption("python"):
        try:
            interpreter(shutil.which(command) or command)
        except InterpreterError as error:
            raise pytest.UsageError(str(error)) from None


def _interpreters(config: pytest.Config) -> list[Interpreter]:
    asked = config.getoption("python")
    if config.getoption("matrix") and not asked:
        names = [f"python{version}{t}" for version in SUPPORTED for t in ("", "t")]
        asked = [name for name in names if shutil.which(name)]
    return [interpreter(shutil.which(command) or command) for command in asked or [sys.executable]]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "program" in metafunc.fixturenames and "python" in metafunc.fixturenames:
        pythons = _interpreters(metafunc.config)
        pairs = [(program, python) for program in find_programs() for python in pythons]
        only = len(pythons) == 1
        ids = [program.name if only else f"{program.name}-{python.version}" for program, python in pairs]
        metafunc.parametrize("program,python", pairs, ids=ids)


def _pair(item: pytest.Item) -> tuple[Program, Interpreter] | None:
    """The program and the Python of a test of `test_programs.py`."""
    params = getattr(getattr(item, "callspec", None), "params", {})
    return (params["program"], params["python"]) if {"program", "python"} <= set(params) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("changed"):
        return
    stamps = Stamps()
    unchanged = [item for item in items if (pair := _pair(item)) and stamps.fits(*pair)]
    config.hook.pytest_deselected(items=unchanged)
    items[:] = [item for item in items if item not in unchanged]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo) -> Generator:
    """Send a program's outcome along with its report, which also crosses from xdist's workers."""
    report = yield
    if pair := _pair(item):
        program, python = pair
        if call.when == "setup":  # before the run: what is edited meanwhile has not passed
            item.stash[STAMP] = fingerprint(program, python)
        if call.when == "call":
            verdict = _verdict(program, python, report.passed)
            stamp = item.stash[STAMP] if verdict in PASSED else ""
            outcome = [program.name, str(python.version), verdict, python.full_version, stamp]
            report.user_properties.append(("program", outcome))
    return report


def _verdict(program: Program, python: Interpreter, passed: bool) -> str:
    try:
        if program.contract.unmet_needs(python):
            return "needs"
    except BookError:  # the report says it
        return "differs"
    holding = [program.recording(stream, python.version) for stream in ("out", "err")]
    own = any(recording and recording.version != NEWEST for recording in holding)
    return "differs" if not passed else "own" if own else "same"


class Writer:
    """Collects what came of the programs in the process where the session ends, and writes it down there."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        for word, fields in report.user_properties if report.when == "call" else ():
            if word == "program":
                self.outcomes.append(Outcome(*fields))

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Leave the stamps and, after --matrix, the verdicts. Recording leaves neither: what it wrote has yet to be read."""
        config = session.config
        if self.outcomes and not config.getoption("update_examples"):
            self._write(matrix=config.getoption("matrix"))
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and config.getoption("changed"):
            session.exitstatus = pytest.ExitCode.OK

    def _write(self, *, matrix: bool) -> None:
        stamps = Stamps()
        verdicts: dict[str, dict[Version, str]] = {}
        for outcome in self.outcomes:
            verdicts.setdefault(outcome.name, {})[Version.parse(outcome.version)] = outcome.verdict
            if outcome.stamp:
                stamps.add(outcome.name, outcome.full_version, outcome.stamp)
        stamps.save()
        if matrix:
            save_verdicts(find_programs(), verdicts)
