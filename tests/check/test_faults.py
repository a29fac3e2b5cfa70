"""Every broken program of tests/faults is caught, told in the first line that is expected, and gone without a trace."""

import contextlib
import functools
import mmap
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from helpers import FAULTS, expected_fault, fault_cases, fault_file, load_program, verdict

from book import ROOT
from book.check import leftovers, run
from book.check.fault import BookError, Fault
from book.check.judge import report
from book.check.program import Program, find_programs, interpreter
from book.check.python import Interpreter, Version

GOOD = [program.name.removesuffix(".py") for program in find_programs(FAULTS) if program.topic == "good"]
LEAVES_A_PROCESS = {"left/after_traceback"} | {
    case for case in fault_cases() if "came a process" in fault_file(case).read_text("utf-8")
}


@pytest.fixture
def python(request: pytest.FixtureRequest) -> Interpreter:
    asked = request.config.getoption("python") or [sys.executable]
    return interpreter(shutil.which(asked[0]) or asked[0], FAULTS)


@pytest.fixture(autouse=True)
def nothing_stays_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """After each test: no process, thread, descriptor, file or segment more than before."""
    scratch = functools.partial(tempfile.TemporaryDirectory, dir=tmp_path)
    monkeypatch.setattr(tempfile, "TemporaryDirectory", scratch)
    me = psutil.Process()
    here = (len(me.children(recursive=True)), threading.active_count(), me.num_fds() if leftovers.POSIX else 0)
    shared, running = leftovers.shared_files(), set(psutil.pids())
    yield
    assert list(tmp_path.iterdir()) == []
    for pid in set(psutil.pids()) - running:
        with contextlib.suppress(psutil.NoSuchProcess):
            one = psutil.Process(pid).as_dict(["pid", "cwd", "cmdline"])
            assert str(tmp_path) not in f"{one['cwd']} {one['cmdline']}", one
    assert (len(me.children(recursive=True)), threading.active_count(), me.num_fds() if leftovers.POSIX else 0) == here
    deadline = time.monotonic() + 30  # a neighbour may be at work with segments of its own
    while (new := leftovers.shared_files() - shared) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not new


@dataclass(frozen=True)
class Tried:
    """What came of one run of a broken program; `seconds` from its start until all of it was gone."""

    said: str  # by report()
    faults: list[Fault]
    result: run.Result
    seconds: float


@functools.cache
def try_case(case: str, python: Interpreter) -> Tried:
    """Run and judge a broken program, once for all the tests that ask about it."""
    program, method = load_program(case), case.partition(" ")[2] or None
    seconds: list[float] = []
    run_once = run.run_once

    def timed(*arguments: Any) -> run.Result:
        start = time.monotonic()
        try:
            return run_once(*arguments)
        finally:
            seconds.append(time.monotonic() - start)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "run_once", timed)
        if case in LEAVES_A_PROCESS:
            patch.setattr(run, "GRACE", 0.5)  # it would not end within 2 s either
        try:
            faults, result = verdict(program, python, method)
            return Tried(report(faults, result) if faults else "nothing is wrong", faults, result, seconds[0])
        except BookError as error:
            return Tried(str(error), [error.fault], run.Result(), 0.0)


def skip_where_it_cannot_run(program: Program, python: Interpreter, method: str = "") -> None:
    if sys.platform != "linux" and program.topic == "left":
        pytest.skip("elsewhere than on Linux not all that is left can be seen")
    try:
        if unmet := program.contract.unmet_needs(python):
            pytest.skip(f"needs {', '.join(unmet)}")
    except BookError:
        return  # which is what is to be said
    if method and method not in python.start_methods:
        pytest.skip(f"no start method {method}")


@pytest.mark.parametrize("case", fault_cases())
def test_fault_is_told_in_its_first_line(case: str, python: Interpreter) -> None:
    program, method = load_program(case), case.partition(" ")[2]
    skip_where_it_cannot_run(program, python, method)
    tried = try_case(case, python)
    first = tried.said.partition("\n")[0]
    assert expected_fault(case, python).match("out", f"{first}\n") == {}, tried.said
    if tried.result.timed_out:
        assert tried.seconds < program.contract.limit + 3


@pytest.mark.parametrize("case", GOOD)
def test_good_program_passes(case: str, python: Interpreter) -> None:
    program = load_program(case)
    skip_where_it_cannot_run(program, python)
    for method in (None, *program.start_methods(python)):
        faults, result = verdict(program, python, method)
        assert not faults, f"{method or 'plainly'}: {report(faults, result)}"


def test_each_broken_program_has_an_expectation_and_each_expectation_a_program() -> None:
    expected = {case.partition(" ")[0] for case in fault_cases()}
    broken = {program.name.removesuffix(".py") for program in find_programs(FAULTS)} - set(GOOD)
    assert expected == broken


def test_report_has_one_line_a_diff_and_both_streams(python: Interpreter) -> None:
    tried = try_case("output/extra_line", python)
    assert report(tried.faults, tried.result, "Python 3.N").splitlines() == [
        "snippets/output/extra_line.out:2: wanted 'shop closed', came 'debug: 1 clerk' (Python 3.N)",
        "--- wanted",
        "+++ came",
        "@@ -1,2 +1,3 @@",
        " shop open",
        "+debug: 1 clerk",
        " shop closed",
        "---- stdout",
        "shop open",
        "debug: 1 clerk",
        "shop closed",
    ]
    assert try_case("ending/traceback", python).said.splitlines() == [
        "snippets/ending/traceback.py:5: wanted exit status 0, came 1: KeyError: 'Ann'",
        "snippets/ending/traceback.py:5: wanted nothing on stderr, came \"KeyError: 'Ann'\"",
        "snippets/ending/traceback.out:1: wanted 'drawer: 100', came the end of the output",
        "---- stderr",
        "Traceback (most recent call last):",
        '  File "traceback.py", line 13, in <module>',
        "    main()",
        '  File "traceback.py", line 9, in main',
        '    print("drawer:", count({"Bob": 100}))',
        '  File "traceback.py", line 5, in count',
        '    return drawers["Ann"]',
        "KeyError: 'Ann'",
    ]


def test_all_that_is_wrong_is_told(python: Interpreter) -> None:
    skip_where_it_cannot_run(load_program("left/after_traceback"), python)
    faults = try_case("left/after_traceback", python).faults
    assert [str(fault).splitlines()[0] for fault in faults] == [
        "snippets/left/after_traceback.py:12: wanted exit status 0, came 1: ValueError: the drawer is empty",
        "snippets/left/after_traceback.py:1: wanted nothing left behind, "
        "came a process, python -X faulthandler after_traceback.py",
        "snippets/left/after_traceback.py:12: wanted nothing on stderr, came 'ValueError: the drawer is empty'",
        "snippets/left/after_traceback.out:1: wanted 'shop closed', came the end of the output",
    ]


def test_hang_shows_the_stack_of_every_thread(python: Interpreter) -> None:
    if python.version.free_threaded:
        pytest.skip("faulthandler shows one thread only without the GIL")
    tried = try_case("hang/join", python)
    assert 'File "join.py", line 8 in serve' in tried.said
    assert 'File "join.py", line 14 in main' in tried.said
    assert [f"{fault.path}:{fault.line}" for fault in tried.faults] == [
        "snippets/hang/join.py:14",
        "snippets/hang/join.out:1",
    ]


def test_hang_shows_the_stacks_of_children(python: Interpreter) -> None:
    shown = try_case("hang/process_join spawn", python).said
    assert 'File "process_join.py", line 9 in serve' in shown
    assert 'File "process_join.py", line 15 in main' in shown


def test_flood_is_cut_off(python: Interpreter) -> None:
    tried = try_case("hang/flood", python)
    assert run.MOST_OUTPUT < len(tried.result.stdout) < run.MOST_OUTPUT + 100
    assert re.search(r"\n\[\d+ more bytes\]\n\Z", tried.result.stdout)
    assert re.search(r"(\nnext, please){500}\n\[\d+ more lines\]\n", tried.said)


def test_missing_guard_passes_where_children_are_forked(python: Interpreter) -> None:
    program = load_program("start/missing_guard")
    skip_where_it_cannot_run(program, python, "fork")
    assert verdict(program, python, "fork")[0] == []
    plainly = [str(fault).partition(":")[0] for fault in verdict(program, python)[0]]
    assert bool(plainly) == (python.version.release >= Version(3, 14))  # since then the fork server is the default


ANOTHER_RUNNER = """
import sys
from pathlib import Path
from book.check.judge import judge
from book.check.run import run
from book.check.program import Program, interpreter

root, name, command = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
program, python = Program.load(root / "snippets" / name, root), interpreter(command, root)
print(*judge(program, run(program, python), python), sep="\\n")
"""


def start_runner(name: str, python: Interpreter) -> subprocess.Popen[str]:
    """Another runner, which tells what is wrong with one program."""
    command = [sys.executable, "-c", ANOTHER_RUNNER, str(FAULTS), f"{name}.py", python.command]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_what_the_runner_is_told_is_not_for_the_program(python: Interpreter) -> None:
    with start_runner("good/stdin", python) as another:
        assert another.communicate("Ann\n")[0].strip() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="no segments are seen here")
def test_segment_of_a_neighbour_is_not_held_against_a_program(python: Interpreter) -> None:
    runners = [start_runner(name, python) for name in ("left/segment", "good/unlinks_late") * 2]
    told = [another.communicate()[0].strip() for another in runners]
    assert told[1] == told[3] == ""
    expected = expected_fault("left/segment", python)
    assert expected.match("out", told[0]) == expected.match("out", told[2]) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="no segments are seen here")
def test_segment_that_another_process_maps_is_no_reason_to_run_again(
    python: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = leftovers.SEGMENTS / f"till-{os.getpid()}"
    mapped = []
    ends = leftovers.ends_within

    def meanwhile(*arguments: Any) -> bool:
        with path.open("wb+") as file:
            file.truncate(16)
            mapped.append(mmap.mmap(file.fileno(), 16))
        return ends(*arguments)

    monkeypatch.setattr(leftovers, "ends_within", meanwhile)
    try:
        result = run.run_once(load_program("good/arguments"), python, None)
        assert (result.status, path in result.shared) == (0, False)
        leftovers.remove_shared({path})
        assert path.exists()
        mapped[0].close()
        assert leftovers.unheld({path}) == {path}
    finally:
        path.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="no semaphores are seen here")
def test_semaphore_that_a_process_has_open_is_not_left() -> None:
    opens = "import multiprocessing as m; lock = m.get_context('spawn').Lock(); print('open', flush=True); input()"
    before = leftovers.shared_files()
    with subprocess.Popen(
        [sys.executable, "-c", opens], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as shop:
        assert shop.stdin and shop.stdout
        assert shop.stdout.readline() == "open\n"
        new = {path for path in leftovers.shared_files() - before if path.name.startswith("sem.mp-")}
        assert new and leftovers.unheld(new) == set()
        leftovers.remove_shared(new)
        assert new <= leftovers.shared_files()
        shop.stdin.write("\n")
    psutil.wait_procs(psutil.Process().children(), timeout=10)  # the resource tracker, which outlives it


@pytest.mark.skipif(sys.platform != "linux", reason="no core files in the folder here")
def test_no_core_file_is_left(python: Interpreter) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        assert verdict(load_program("good/aborts"), python)[0] == []
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


def test_environment_of_the_runner_does_not_leak(python: Interpreter, monkeypatch: pytest.MonkeyPatch) -> None:
    skip_where_it_cannot_run(load_program("good/surroundings"), python)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COLUMNS", "SHOP"):
        monkeypatch.setitem(os.environ, name, "1")
    assert verdict(load_program("good/surroundings"), python)[0] == []
