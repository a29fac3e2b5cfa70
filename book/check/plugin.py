"""The pytest side: which programs run under which Pythons, in which order, and what is written down of them."""

from __future__ import annotations

import contextlib
import functools
import math
import os
import re
import shutil
import sys
import time
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, cast

import pytest

from book import ROOT
from book.check.fault import BookError
from book.check.program import Program, find_programs, interpreter, select
from book.check.python import NEWEST, SUPPORTED, Interpreter, InterpreterError, Version, equip
from book.check.stamps import Durations, Stamps, fingerprint
from book.check.verdicts import PASSED, save_verdicts

PYTHONS = pytest.StashKey[list[Interpreter]]()  # of the session
EQUIPPED = pytest.StashKey[dict[Interpreter, Interpreter]]()  # the same, with packages, for programs that need some
STAMP = pytest.StashKey[str]()  # of a program's test: its fingerprint before it runs
OUTCOME = "program"  # the user property of a report that holds an Outcome
RECORDED = "recorded"  # and the one that holds the names of files that were written


@dataclass(frozen=True)
class Outcome:
    """How one program did under one Python; its fields cross from xdist's workers, so all are plain."""

    name: str
    version: str
    full_version: str
    verdict: str  # as in tests/versions
    stamp: str  # of the program that ran; empty where it has not passed
    seconds: float
    ended: float  # seconds since the epoch


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options for programs."""
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
    group.addoption(
        "--program", action="append", default=[], metavar="TOPIC[/NAME.py]", help="only these programs (repeatable)"
    )
    group.addoption("--changed", action="store_true", help="only programs that did not pass as they are now")


def pytest_configure(config: pytest.Config) -> None:
    """Find the Pythons. Raises UsageError for one that does not run, and for a program that is not there."""
    commands = config.getoption("python")
    if config.getoption("matrix") and not commands:
        names = [f"python{version}{t}" for version in SUPPORTED for t in ("", "t")]
        commands = [name for name in names if shutil.which(name)]
    try:
        pythons = [interpreter(shutil.which(command) or command) for command in commands or [sys.executable]]
        programs = select(find_programs(), config.getoption("program"))
        wanted = _packages(programs) if commands else frozenset()
        lacking = [python for python in pythons if not wanted <= python.packages]
        config.stash[EQUIPPED] = {python: equip(python, wanted, ROOT) for python in lacking}
    except (InterpreterError, BookError) as error:
        raise pytest.UsageError(str(error)) from None
    config.stash[PYTHONS] = pythons
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Memory(config))
    if getattr(config.option, "maxschedchunk", 0) is None:
        config.option.maxschedchunk = 1  # one at a time, so that no worker is left with the long ones


def _packages(programs: Iterable[Program]) -> frozenset[str]:
    """What some programs need; of one whose contract cannot be read, nothing: its test says so."""
    found: set[str] = set()
    for program in programs:
        with contextlib.suppress(BookError):
            found |= program.contract.packages
    return frozenset(found)


@pytest.hookimpl(optionalhook=True, tryfirst=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Answer -n auto with half as many workers again as there are cores: programs spend most of their time waiting.

    None leaves the answer to xdist, where its environment variable gives one.
    """
    if "PYTEST_XDIST_AUTO_NUM_WORKERS" in os.environ:
        return None
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + max(1, cores // 2)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a program and a Python for each pair of them."""
    if {"program", "python"} <= set(metafunc.fixturenames):
        pythons = metafunc.config.stash[PYTHONS]
        programs = select(find_programs(), metafunc.config.getoption("program"))
        equipped = metafunc.config.stash[EQUIPPED]
        pairs = [
            (program, equipped[python] if python in equipped and _packages([program]) else python)
            for program in programs
            for python in pythons
        ]
        only = len(pythons) == 1
        ids = [program.name if only else f"{program.name}-{python.version}" for program, python in pairs]
        metafunc.parametrize("program,python", pairs, ids=ids)


def _pair(item: pytest.Item) -> tuple[Program, Interpreter] | None:
    """The program and the Python of a test of `test_programs.py`."""
    params = getattr(getattr(item, "callspec", None), "params", {})
    program, python = params.get("program"), params.get("python")  # in a book without programs neither is set
    return (program, python) if isinstance(program, Program) and isinstance(python, Interpreter) else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what has not changed, where that is asked for; in parallel, put programs last, the longest first.

    Workers of xdist have to collect the same in the same order, so they are told what the first process knew.
    """
    told: dict[str, Any] = getattr(config, "workerinput", {}).get("programs", {})
    if config.getoption("changed"):
        known = told or known_of_programs(config)
        stamps, unstyled = Stamps(known=known["stamps"]), set(known["unstyled"])
        unchanged = [
            item
            for item in items
            if (pair := _pair(item)) and str(pair[0]) not in unstyled and stamps.fits(pair[0], pair[1])
        ]
        config.hook.pytest_deselected(items=unchanged)
        left_out = set(unchanged)
        items[:] = [item for item in items if item not in left_out]
    if told:
        durations = Durations(known=told["seconds"])

        def seconds(item: pytest.Item) -> float:
            pair = _pair(item)
            return durations.expect(*pair) if pair else math.inf

        items.sort(key=seconds, reverse=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Send a program's outcome along with its report, which also crosses from xdist's workers."""
    report = yield
    if pair := _pair(item):
        program, python = pair
        if call.when == "setup":  # before the run: what is edited meanwhile has not passed
            item.stash[STAMP] = fingerprint(program, python)
        if call.when == "call" or (call.when == "setup" and report.failed):
            verdict = _verdict(program, python, report.passed)
            stamp = item.stash[STAMP] if verdict in PASSED else ""
            names = (program.name, str(python.version), python.full_version)
            report.user_properties.append((OUTCOME, [*names, verdict, stamp, report.duration, time.time()]))
    return report


def known_of_programs(config: pytest.Config) -> dict[str, Any]:
    """What is known of programs as a session starts; plain, for it crosses to xdist's workers.

    "unstyled": those that recording has to format even where they pass.
    """
    unstyled: list[str] = []
    if config.getoption("update_examples") and config.getoption("changed"):
        from book.check.example import lint  # black takes a moment to import

        unstyled = sorted({fault.path for fault in lint(find_programs())})
    return {"stamps": Stamps().known, "seconds": Durations().known, "unstyled": unstyled}


def _verdict(program: Program, python: Interpreter, passed: bool) -> str:
    try:
        if program.contract.unmet_needs(python):
            return "needs"
    except BookError:  # the report says it
        return "differs"
    holding = [program.recording(stream, python.version) for stream in ("out", "err")]
    own = any(recording and recording.version != NEWEST for recording in holding)
    return "differs" if not passed else "own" if own else "same"


def _save_stamps(outcomes: list[Outcome]) -> None:
    stamps = Stamps(known={})
    for outcome in outcomes:
        if outcome.stamp or outcome.verdict == "differs":
            stamps.add(outcome.name, outcome.full_version, outcome.stamp, outcome.ended)
    stamps.save()


def _forget(name: str) -> None:
    """Let no earlier pass of a program count."""
    stamps = Stamps()
    for full_version in stamps.known.get(name, {}):
        stamps.add(name, full_version, "")
    stamps.save()


class Memory:
    """What the process that starts and ends the session remembers of programs: it tells the workers, and writes it.

    A failure is written at once, so that nothing is built from an earlier pass, however the session ends.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self.outcomes: list[Outcome] = []
        self.recorded: list[str] = []
        self.problems: dict[str, None] = {}  # what could not be written, each once

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker of xdist, before it starts, what every other is told."""
        node.workerinput["programs"] = self.known

    @functools.cached_property
    def known(self) -> dict[str, Any]:
        """What is known of programs as the session starts."""
        return known_of_programs(self.config)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Collect the outcomes."""
        for word, fields in report.user_properties if report.when == "call" or report.failed else ():
            if word == OUTCOME:
                self.outcomes.append(Outcome(*cast("list[Any]", fields)))
                if self.outcomes[-1].verdict == "differs":
                    with self._writing():
                        _save_stamps(self.outcomes[-1:])
            elif word == RECORDED and report.when == "call":
                self.recorded += cast("list[str]", fields)
        if report.failed and str(report.when) == "???" and (found := re.search(r"\[([^\]]+?\.py)", report.nodeid)):
            with self._writing():
                _forget(found[1])  # it took its worker of xdist along

    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Write stamps, durations and, after --matrix, verdicts.

        Recording leaves none: what it wrote has yet to be read.
        """
        config = session.config
        if self.outcomes and not config.getoption("update_examples"):
            with self._writing():
                _save_stamps(self.outcomes)
                Durations().update({outcome.name: outcome.seconds for outcome in self.outcomes if outcome.stamp})
                if config.getoption("matrix"):
                    self._write_verdicts()
        if self.problems:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
        if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and config.getoption("changed"):
            session.exitstatus = pytest.ExitCode.OK

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which files were recorded, and what could not be written."""
        for name in sorted(set(self.recorded)):
            terminalreporter.write_line(f"recorded {name}")
        for problem in self.problems:
            terminalreporter.write_line(f"ERROR: {problem}", red=True)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except BookError as error:
            self.problems[str(error)] = None

    def _write_verdicts(self) -> None:
        verdicts: dict[str, dict[Version, str]] = {}
        for outcome in self.outcomes:
            verdicts.setdefault(outcome.name, {})[Version.parse(outcome.version)] = outcome.verdict
        save_verdicts(find_programs(), verdicts)
