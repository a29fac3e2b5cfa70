"""The pytest side: runs and judges every program through pytest-examples, under the Pythons asked for.

pytest-examples still finds, lints, formats and print-checks; `eval_example.verify` is what we add.
"""

from __future__ import annotations

import shutil
import sys

import pytest
from pytest_examples import CodeExample, EvalExample

from book import environments, ledger, recorder
from book.judge import judge, judge_recordings, report
from book.runner import run
from book.snippet import ROOT, SUPPORTED, ContractError, Interpreter, Snippet, find_snippets, interpreter

LEDGER: list[list[str]] = []  # of this session: name, Python, verdict, its full version, stamp


class ProgramExample(EvalExample):
    """pytest-examples' EvalExample, which can also run and judge a whole program."""

    def run_print_check(self, example: CodeExample, **settings) -> dict:
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
            told = f"{example.path}:{line}: wanted no exception, came {type(error).__name__}: {error}"
        pytest.fail(told.removeprefix(f"{ROOT}/"), pytrace=False)

    def verify(self, snippet: Snippet, python: Interpreter) -> None:
        """Run `snippet` plainly and once per start method; fail with FILE:LINE on the first run that is wrong.

        With --update-examples its recordings are brought up to date first.
        """
        __tracebackhide__ = True
        try:
            python = environments.with_packages(python, snippet)
            if self.update_examples:
                if snippet.lacks(python):
                    pytest.skip(f"{snippet} cannot be recorded with Python {python.label} on {python.platform}")
                self.format(snippet)
                written, faults, result = recorder.record(snippet, python)
                for path in written:
                    print(f"recorded {snippet.shown(path)}")
                if faults:
                    pytest.fail(report(faults, result), pytrace=False)
                return
            if lacking := snippet.lacks(python):
                if not self._pytest_config.getoption("matrix"):
                    pytest.skip(
                        f"{snippet} needs {', '.join(lacking)}; this is Python {python.label} on {python.platform}"
                    )
                return
            for method in (None, *snippet.start_methods(python)):
                result = run(snippet, python, method)
                faults = judge(snippet, result, python)
                faults += [] if method else judge_recordings(snippet, python)
                if faults:
                    note = ", ".join(filter(None, (f"Python {python.label}", method and f"start method {method}")))
                    pytest.fail(report(faults, result, note), pytrace=False)
        except ContractError as error:
            pytest.fail(str(error), pytrace=False)


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
    if config.getoption("update_examples") and (
        hasattr(config, "workerinput") or config.getoption("numprocesses", None)
    ):
        raise pytest.UsageError("recording rewrites files: run it without -n")
    for command in config.getoption("python"):
        try:
            interpreter(shutil.which(command) or command)
        except ContractError as error:
            raise pytest.UsageError(str(error)) from None


def _pythons(config: pytest.Config) -> list[str]:
    asked = config.getoption("python")
    if config.getoption("matrix") and not asked:
        names = [f"python{major}.{minor}{t}" for major, minor in SUPPORTED for t in ("", "t")]
        asked = [name for name in names if shutil.which(name)]
    return asked or [sys.executable]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "program" in metafunc.fixturenames:
        pythons = [interpreter(shutil.which(command) or command) for command in _pythons(metafunc.config)]
        pairs = [(program, python) for program in find_snippets() for python in pythons]
        only = len(pythons) == 1
        metafunc.parametrize("program,python", pairs, ids=[s.name if only else f"{s.name}-{p.label}" for s, p in pairs])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("changed"):
        return
    stamps = ledger.Stamps()
    unchanged = [
        i
        for i in items
        if hasattr(i, "callspec") and "program" in i.callspec.params and stamps.fits(*i.callspec.params.values())
    ]
    config.hook.pytest_deselected(items=unchanged)
    items[:] = [item for item in items if item not in unchanged]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    """Send a program's verdict and stamp along with its report, which also crosses from xdist's workers."""
    report = yield
    params = getattr(getattr(item, "callspec", None), "params", {})
    if call.when == "setup" and "program" in params:  # before the run: what is edited meanwhile has not passed
        item.stamp = ledger.fingerprint(params["program"], params["python"])
    if call.when == "call" and "program" in params:
        program, python = params["program"], params["python"]
        verdict = _verdict(program, python, report.passed)
        stamp = item.stamp if verdict in ("same", "own") else ""
        report.user_properties.append(("ledger", [program.name, python.label, verdict, python.full_version, stamp]))
    return report


def _verdict(program: Snippet, python: Interpreter, passed: bool) -> str:
    try:
        if program.lacks(environments.with_packages(python, program)):
            return "needs"
    except ContractError:  # the report tells it
        return "differs"
    holding = [program.recording(stream, python.version) for stream in ("out", "err")]
    own = any(recording and recording.version != SUPPORTED[-1] for recording in holding)
    return "differs" if not passed else "own" if own else "same"


@pytest.hookimpl
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    for word, entry in report.user_properties if report.when == "call" else ():
        if word == "ledger":
            LEDGER.append(entry)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Leave the stamps and, after --matrix, the version files. Recording leaves neither: what it wrote has yet to be read."""
    config = session.config
    if hasattr(config, "workerinput"):
        return
    if LEDGER and not config.getoption("update_examples"):
        stamps = ledger.Stamps()
        new: dict[str, dict[str, str]] = {}
        for name, label, verdict, full_version, stamp in LEDGER:
            new.setdefault(name, {})[label] = verdict
            if stamp:
                stamps.add(name, full_version, stamp)
        stamps.save()
        if config.getoption("matrix"):
            ledger.save_versions(find_snippets(), new)
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and config.getoption("changed"):
        session.exitstatus = pytest.ExitCode.OK
