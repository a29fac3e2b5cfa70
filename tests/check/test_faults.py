"""Every broken program of tests/faults is caught, told in one exact first line, and gone without a trace."""

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
from pathlib import Path

import psutil
import pytest

from book.check import run
from book.check.fault import Fault
from book.check.judge import judge, judge_recordings, report
from book.check.fault import BookError
from book.check.program import Program, find_programs, interpreter
from book.check.python import Interpreter

ROOT = Path(__file__).with_name("faults")

# program [start method]: the first line of the failure. A compiled one holds what differs from run to run,
# a list what differs from version to version: (since Python 3.N, the line), the newest first.
FAULTS = {
    "output/parent_wrong": "snippets/output/parent_wrong.out:2: wanted 'clerks: 3', came 'clerks: 2'",
    "output/child_wrong": "snippets/output/child_wrong.out:1: wanted 'child found: 100', came 'child found: 70'",
    "output/child_lost": "snippets/output/child_lost.out:1: wanted 'child found: 100', came 'parent found: 100'",
    "output/said_twice": "snippets/output/said_twice.out:3: wanted 'shop closed', came 'shop open'",
    "output/extra_line": "snippets/output/extra_line.out:2: wanted 'shop closed', came 'debug: 1 clerk'",
    "output/missing_line": "snippets/output/missing_line.out:2: wanted 'shop closed', came the end of the output",
    "output/empty_line": "snippets/output/empty_line.out:2: wanted the end of the output, came ''",
    "output/no_final_newline": r"snippets/output/no_final_newline.out:1: wanted 'shop open\n', came 'shop open'",
    "output/no_output": "snippets/output/no_output.out:1: wanted 'shop open', came the end of the output",
    "output/trailing_space": "snippets/output/trailing_space.out:1: wanted 'shop open', came 'shop open '",
    "output/stderr_noise": "snippets/output/stderr_noise.py:1: wanted nothing on stderr, came 'debug: 1 clerk'",
    "output/stderr_missing": "snippets/output/stderr_missing.err:1: wanted 'no clerk has come', came the end of the output",
    "output/warning": "snippets/output/warning.py:1: wanted nothing on stderr, came 'warning.py:7: UserWarning: closing soon'",
    "output/unrecorded": "snippets/output/unrecorded.py:1: wanted a recorded run unrecorded.out, came none; "
    "run the program once with: make record",
    "ending/exit_3": "snippets/ending/exit_3.py:1: wanted exit status 0, came 3",
    "ending/exit_2": "snippets/ending/exit_2.py:1: wanted exit status 1, came 2",
    "ending/exit_0": "snippets/ending/exit_0.py:1: wanted exit status 1, came 0",
    "ending/traceback": "snippets/ending/traceback.py:5: wanted exit status 0, came 1: KeyError: 'Ann'",
    "ending/thread_traceback": "snippets/ending/thread_traceback.py:7: wanted nothing on stderr, came 'ValueError: the drawer is empty'",
    "ending/child_traceback": "snippets/ending/child_traceback.py:7: wanted nothing on stderr, came 'ValueError: the drawer is empty'",
    "ending/child_traceback spawn": "snippets/ending/child_traceback.py:7: wanted nothing on stderr, "
    "came 'ValueError: the drawer is empty'",
    "ending/killed": "snippets/ending/killed.py:1: wanted exit status 0, came -9",
    "ending/crash": "snippets/ending/crash.py:8: wanted exit status 0, came -11: Fatal Python error: Segmentation fault",
    "ending/neighbour_file": "snippets/ending/neighbour_file.py:7: wanted exit status 0, came 1: "
    "FileNotFoundError: [Errno 2] No such file or directory: 'prices.txt'",
    "ending/neighbour_module": "snippets/ending/neighbour_module.py:3: wanted exit status 0, came 1: "
    "ModuleNotFoundError: No module named 'exit_3'",
    "hang/join": "snippets/hang/join.py:14: wanted an end within 1 s, came a hang",
    "hang/full_queue": "snippets/hang/full_queue.py:10: wanted an end within 1 s, came a hang",
    "hang/lock_twice": "snippets/hang/lock_twice.py:9: wanted an end within 1 s, came a hang",
    "hang/late_thread": "snippets/hang/late_thread.py:8: wanted an end within 1 s, came a hang",
    "hang/process_join": "snippets/hang/process_join.py:15: wanted an end within 2 s, came a hang",
    "hang/process_join spawn": "snippets/hang/process_join.py:15: wanted an end within 2 s, came a hang",
    "hang/forkserver_join": "snippets/hang/forkserver_join.py:17: wanted an end within 2 s, came a hang",
    "hang/undrained_queue": "snippets/hang/undrained_queue.py:17: wanted an end within 2 s, came a hang",
    "hang/flood": "snippets/hang/flood.py:7: wanted an end within 1 s, came a hang",
    "hang/deaf": "snippets/hang/deaf.py:1: wanted an end within 1 s, came a hang",
    "hang/stopped": "snippets/hang/stopped.py:10: wanted an end within 1 s, came a hang",
    "hang/bomb": "snippets/hang/bomb.py:12: wanted an end within 1 s, came a hang",
    "hang/with_daemon": "snippets/hang/with_daemon.py:23: wanted an end within 1 s, came a hang",
    "hang/with_segment": "snippets/hang/with_segment.py:12: wanted an end within 2 s, came a hang",
    "hang/without_stdout": "snippets/hang/without_stdout.py:1: wanted an end within 1 s, came a hang",
    "left/child": "snippets/left/child.py:1: wanted nothing left behind, came a process, python -X faulthandler child.py",
    "left/subprocess_child": "snippets/left/subprocess_child.py:1: wanted nothing left behind, "
    "came a process, python -c import time; time.sleep(60)",
    "left/daemon": "snippets/left/daemon.py:1: wanted nothing left behind, came a process, python -X faulthandler daemon.py",
    "left/bare_daemon": "snippets/left/bare_daemon.py:1: wanted nothing left behind, "
    "came a process, python -c import time; time.sleep(60)",
    "left/deaf_child": "snippets/left/deaf_child.py:1: wanted nothing left behind, "
    "came a process, python -X faulthandler deaf_child.py",
    "left/chain": re.compile(
        r"snippets/left/chain\.py:1: wanted nothing left behind, came a process, python(\S*| -X faulthandler chain\.py)"
    ),
    "left/headless": re.compile(r"snippets/left/headless\.py:1: wanted nothing left behind, came a process, python\S*"),
    "left/segment": re.compile(r"snippets/left/segment\.py:1: wanted nothing left behind, came shared memory psm_\w+"),
    "left/named_segment": "snippets/left/named_segment.py:1: wanted nothing left behind, came shared memory till-left-behind",
    "left/tracked_segment": [
        (
            13,
            re.compile(
                r"snippets/left/tracked_segment\.py:1: wanted nothing on stderr, came \"\.\.\./resource_tracker\.py:N: UserWarning: "
                r"resource_tracker: There appear to be 1 leaked shared_memory objects to clean up at shutdown: \{'/psm_\w+'\}\""
            ),
        ),
        (
            10,
            "snippets/left/tracked_segment.py:1: wanted nothing on stderr, came '.../resource_tracker.py:N: UserWarning: "
            "resource_tracker: There appear to be 1 leaked shared_memory objects to clean up at shutdown'",
        ),
    ],
    "left/semaphore": "snippets/left/semaphore.py:1: wanted nothing left behind, came shared memory sem.till-semaphore-left",
    "left/socket_folder": re.compile(
        r"snippets/left/socket_folder\.py:1: wanted nothing left behind, came a folder, pymp-\w+"
    ),
    "left/file": "snippets/left/file.py:1: wanted nothing left behind, came a file, takings.txt",
    "left/folder": "snippets/left/folder.py:1: wanted nothing left behind, came a file, .takings",
    "left/after_traceback": "snippets/left/after_traceback.py:12: wanted exit status 0, came 1: ValueError: the drawer is empty",
    "varies/same_pid_twice": re.compile(
        r"tests/patterns/varies/same_pid_twice\.check:2: wanted PARENT and CHILD to differ, came \d+ for both"
    ),
    "varies/other_pid": "tests/patterns/varies/other_pid.check:2: wanted 'child: parent pid [[PARENT]]', came 'child: parent pid 0'",
    "varies/order": "tests/patterns/varies/order.check:9: wanted 'Ann: drawer closed' after line 3, came it in line 1",
    "varies/range": "tests/patterns/varies/range.check:1: wanted NAP from 0.2 to 0.4, came 0.9",
    "varies/group": "tests/patterns/varies/group.check:2: wanted 'Bob is here', came 'Ann is here'",
    "varies/position": "tests/patterns/varies/position.check:1: wanted 'shop open', came 'Ann is here'",
    "varies/unaccounted": "tests/patterns/varies/unaccounted.check:1: wanted the end of the output, came 'Cid is here'",
    "varies/stderr": "tests/patterns/varies/stderr.check:1: wanted '{{[12]}} clerks are late', came '3 clerks are late'",
    "varies/out_and_err": r"tests/patterns/varies/out_and_err.check:1: wanted 'shop open for [[CLERK:\w+]]', "
    "came 'shop open, nobody here'",
    "varies/stale": "snippets/varies/stale.out:1: stale recording: wanted 'shop opened by {{Ann|Bob}}' "
    "(tests/patterns/varies/stale.check:2), came 'shop opened by Eve'",
    "varies/stale_old": "snippets/varies/stale_old.py311.out:1: stale recording: wanted 'shop opened by {{Ann|Bob}}' "
    "(tests/patterns/varies/stale_old.check:1), came 'shop opened by Cid'",
    "varies/stale_err": "snippets/varies/stale_err.err:1: stale recording: wanted '{{Ann|Bob}} is late' "
    "(tests/patterns/varies/stale_err.check:1), came the end of the output",
    "varies/stale_old_err": "snippets/varies/stale_old_err.py311.err:1: stale recording: wanted '{{Ann|Bob}} is late' "
    "(tests/patterns/varies/stale_old_err.check:1), came 'Eve is late'",
    "varies/misspelt": "tests/patterns/varies/misspelt.check:2: unknown directive 'CHEKC'",
    "varies/draft": "tests/patterns/varies/draft.check:1: wanted a pattern that a person has read, came a DRAFT; "
    "read it, then remove this line",
    "varies/captured_twice": "tests/patterns/varies/captured_twice.check:2: CLERK is captured here again, first in line 1",
    "start/missing_guard spawn": "snippets/start/missing_guard.py:11: wanted nothing on stderr, "
    "came 'RuntimeError: An attempt has been made to start a new process before the'",
    "start/inherited spawn": "snippets/start/inherited.out:1: wanted 'child found: 100', came 'child found: 0'",
    "start/inherited forkserver": "snippets/start/inherited.out:1: wanted 'child found: 100', came 'child found: 0'",
    "start/local_target spawn": [
        (
            14,
            re.compile(
                r"snippets/start/local_target\.py:11: wanted exit status 0, came 1: "
                r"_pickle\.PicklingError: Can't pickle local object <function main\.<locals>\.serve at 0x\w+>"
            ),
        ),
        (
            13,
            "snippets/start/local_target.py:11: wanted exit status 0, came 1: "
            "AttributeError: Can't get local object 'main.<locals>.serve'",
        ),
        (
            10,
            "snippets/start/local_target.py:11: wanted exit status 0, came 1: "
            "AttributeError: Can't pickle local object 'main.<locals>.serve'",
        ),
    ],
    "exercise/passing_start": "snippets/exercise/passing_start.py:1: "
    "wanted the start of the exercise to fail as passing.py must not, came a pass",
    "exercise/hanging_start": "snippets/exercise/hanging_start.py:8: wanted an end within 1 s, came a hang",
    "exercise/leaving_start": "snippets/exercise/leaving_start.py:1: wanted nothing left behind, came a file, takings.txt",
    "exercise/unanswered_start": "snippets/exercise/unanswered_start.py:1: wanted a recorded run unanswered.out, came none; "
    "run the program once with: make record",
    "contract/misspelt_need": "snippets/contract/misspelt_need.py:2: unknown need 'os.frok'; "
    "known: python>=3.N, os.fork, procfs, gil",
    "contract/misspelt_word": "snippets/contract/misspelt_word.py:2: wanted '# needs:' or '# runs:' under the docstring, "
    "came '# need: os.fork'",
    "contract/no_docstring": "snippets/contract/no_docstring.py:1: wanted a docstring, one claim that the output proves; came none",
}
GOOD = [program.name.removesuffix(".py") for program in find_programs(ROOT) if program.topic == "good"]


@pytest.fixture
def python(request) -> Interpreter:
    asked = request.config.getoption("python") or [sys.executable]
    return interpreter(shutil.which(asked[0]) or asked[0], ROOT)


@pytest.fixture
def attempts(monkeypatch) -> list[float]:
    """How long each run took, from its start until all of it was gone."""
    times = []
    attempt = run._attempt

    def timed(*args) -> run.Result:
        start = time.monotonic()
        try:
            return attempt(*args)
        finally:
            times.append(time.monotonic() - start)

    monkeypatch.setattr(runner, "_attempt", timed)
    return times


@pytest.fixture(autouse=True)
def nothing_stays_behind(tmp_path, monkeypatch) -> Iterator[None]:
    """After each test: no process, thread, descriptor, file or segment more than before."""
    scratch = functools.partial(tempfile.TemporaryDirectory, dir=tmp_path)
    monkeypatch.setattr(run.tempfile, "TemporaryDirectory", scratch)
    me = psutil.Process()
    here = (len(me.children(recursive=True)), threading.active_count(), me.num_fds() if run.POSIX else 0)
    shared = run._shared()
    yield
    assert list(tmp_path.iterdir()) == []
    for one in psutil.process_iter(["pid", "cwd", "cmdline"]):
        assert str(tmp_path) not in f"{one.info['cwd']} {one.info['cmdline']}", one
    assert (len(me.children(recursive=True)), threading.active_count(), me.num_fds() if run.POSIX else 0) == here
    deadline = time.monotonic() + 30  # a neighbour may be at work with segments of its own
    while (new := run._shared() - shared) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not new


def load(name: str) -> Program:
    return Program.load(ROOT / "snippets" / f"{name}.py", ROOT)


def verdict(program: Program, python: Interpreter, method: str | None = None) -> tuple[list[Fault], run.Result]:
    result = run.run(program, python, method)
    return judge(program, result, python) + ([] if method else judge_recordings(program, python)), result


def skip_where_it_cannot_run(program: Program, python: Interpreter, method: str = "") -> None:
    if sys.platform != "linux" and program.topic == "left":
        pytest.skip("elsewhere than on Linux not all that is left can be seen")
    if lacking := program.lacks(python):
        pytest.skip(f"needs {', '.join(lacking)}")
    if method and method not in python.start_methods:
        pytest.skip(f"no start method {method}")


@pytest.mark.parametrize("case", FAULTS)
def test_fault_is_told_in_its_first_line(case, python, attempts, monkeypatch):
    name, _, method = case.partition(" ")
    program = load(name)
    wanted = FAULTS[case]
    if "came a process" in str(wanted):
        monkeypatch.setattr(runner, "GRACE", 0.5)  # it would not end within 2 s either
    if isinstance(wanted, list):
        wanted = next(line for since, line in wanted if python.version >= (3, since))
    try:
        skip_where_it_cannot_run(program, python, method)
        first = report(*verdict(program, python, method or None)).splitlines()[0]
    except BookError as error:
        first = str(error)
    if isinstance(wanted, str):
        assert first == wanted
    else:
        assert wanted.fullmatch(first), first
    if "came a hang" in first:
        assert attempts[0] < program.contract.limit + 3


@pytest.mark.parametrize("case", GOOD)
def test_good_program_passes(case, python):
    program = load(case)
    skip_where_it_cannot_run(program, python)
    for method in (None, *program.start_methods(python)):
        faults, result = verdict(program, python, method)
        assert not faults, f"{method or 'plainly'}: {report(faults, result)}"


def test_no_fault_is_forgotten():
    tried = {case.partition(" ")[0] for case in FAULTS} | set(GOOD)
    assert tried == {program.name.removesuffix(".py") for program in find_programs(ROOT)}


def test_report_has_one_line_a_diff_and_both_streams(python):
    faults, result = verdict(load("output/extra_line"), python)
    assert report(faults, result, "Python 3.N").splitlines() == [
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
    assert report(*verdict(load("ending/traceback"), python)).splitlines() == [
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


def test_all_that_is_wrong_is_told(python, monkeypatch):
    monkeypatch.setattr(runner, "GRACE", 0.5)
    skip_where_it_cannot_run(load("left/after_traceback"), python)
    faults, _ = verdict(load("left/after_traceback"), python)
    assert [str(fault).splitlines()[0] for fault in faults] == [
        "snippets/left/after_traceback.py:12: wanted exit status 0, came 1: ValueError: the drawer is empty",
        "snippets/left/after_traceback.py:12: wanted nothing on stderr, came 'ValueError: the drawer is empty'",
        "snippets/left/after_traceback.out:1: wanted 'shop closed', came the end of the output",
        "snippets/left/after_traceback.py:1: wanted nothing left behind, "
        "came a process, python -X faulthandler after_traceback.py",
    ]


def test_hang_shows_the_stack_of_every_thread(python):
    if python.free_threaded:
        pytest.skip("faulthandler shows one thread only without the GIL")
    faults, result = verdict(load("hang/join"), python)
    shown = report(faults, result)
    assert 'File "join.py", line 8 in serve' in shown
    assert 'File "join.py", line 14 in main' in shown
    assert [fault.where for fault in faults] == ["snippets/hang/join.py:14", "snippets/hang/join.out:1"]


def test_hang_shows_the_stacks_of_children(python):
    shown = report(*verdict(load("hang/process_join"), python, "spawn"))
    assert 'File "process_join.py", line 9 in serve' in shown
    assert 'File "process_join.py", line 15 in main' in shown


def test_flood_is_cut_off(python):
    faults, result = verdict(load("hang/flood"), python)
    assert run.MOST_OUTPUT < len(result.stdout) < run.MOST_OUTPUT + 100
    assert re.search(r"\n\[\d+ more bytes\]\n\Z", result.stdout)
    assert re.search(r"(\nnext, please){500}\n\[\d+ more lines\]\n", report(faults, result))


def test_missing_guard_passes_where_children_are_forked(python):
    program = load("start/missing_guard")
    skip_where_it_cannot_run(program, python, "fork")
    assert verdict(program, python, "fork")[0] == []
    plainly = [str(fault).partition(":")[0] for fault in verdict(program, python)[0]]
    assert bool(plainly) == (python.version >= (3, 14))  # since then the fork server is the default


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


def start_runner(name: str, python: Interpreter) -> subprocess.Popen:
    """Another runner, which tells what is wrong with one program."""
    command = [sys.executable, "-c", ANOTHER_RUNNER, str(ROOT), f"{name}.py", python.command]
    return subprocess.Popen(command, cwd=ROOT.parent.parent, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_what_the_runner_is_told_is_not_for_the_program(python):
    with start_runner("good/stdin", python) as another:
        assert another.communicate("Ann\n")[0].strip() == ""


@pytest.mark.skipif(sys.platform != "linux", reason="no segments are seen here")
def test_segment_of_a_neighbour_is_not_held_against_a_program(python):
    runners = [start_runner(name, python) for name in ("left/segment", "good/unlinks_late") * 2]
    told = [another.communicate()[0].strip() for another in runners]
    assert told[1] == told[3] == ""
    assert FAULTS["left/segment"].fullmatch(told[0])
    assert FAULTS["left/segment"].fullmatch(told[2])


@pytest.mark.skipif(sys.platform != "linux", reason="no segments are seen here")
def test_segment_that_another_process_maps_is_no_reason_to_run_again(python, monkeypatch):
    path = run.SEGMENTS / f"till-{os.getpid()}"
    mapped = []
    ends = run._ends

    def meanwhile(*args) -> bool:
        with path.open("wb+") as file:
            file.truncate(16)
            mapped.append(mmap.mmap(file.fileno(), 16))
        return ends(*args)

    monkeypatch.setattr(runner, "_ends", meanwhile)
    try:
        result = run._attempt(load("good/arguments"), python, None)
        assert (result.status, path in result.shared) == (0, False)
        run._remove({path})
        assert path.exists()
        mapped[0].close()
        assert run._unheld({path}) == {path}
    finally:
        path.unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="no semaphores are seen here")
def test_semaphore_that_a_process_has_open_is_not_left():
    opens = "import multiprocessing as m; lock = m.get_context('spawn').Lock(); print('open', flush=True); input()"
    before = run._shared()
    with subprocess.Popen(
        [sys.executable, "-c", opens], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as shop:
        assert shop.stdout.readline() == "open\n"
        new = {path for path in run._shared() - before if path.name.startswith("sem.mp-")}
        assert new and run._unheld(new) == set()
        run._remove(new)
        assert new <= run._shared()
        shop.stdin.write("\n")
    psutil.wait_procs(psutil.Process().children(), timeout=10)  # the resource tracker, which outlives it


@pytest.mark.skipif(sys.platform != "linux", reason="no core files in the folder here")
def test_no_core_file_is_left(python):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        assert verdict(load("good/aborts"), python)[0] == []
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


def test_environment_of_the_runner_does_not_leak(python, monkeypatch):
    skip_where_it_cannot_run(load("good/surroundings"), python)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COLUMNS", "SHOP"):
        monkeypatch.setitem(os.environ, name, "1")
    assert verdict(load("good/surroundings"), python)[0] == []
