"""Every broken program of tests/faults is caught, told in the first line that is expected, and gone without a trace."""

import contextlib
import functools
import mmap
import os
import random
import re
import shutil
import signal
import string
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest
from helpers import FAULTS, expected_fault, fault_cases, fault_file, load_program, verdict

from book import ROOT
from book.check import leftovers, run, segment_names
from book.check.fault import BookError, Fault
from book.check.judge import judge, report
from book.check.keeper import Keeper, keeper_of
from book.check.program import Program, find_programs, interpreter
from book.check.python import Interpreter, Version
from book.check.surroundings import POSIX

GOOD = [program.name.removesuffix(".py") for program in find_programs(FAULTS) if program.topic == "good"]
LEAVES_A_PROCESS = {"left/after_traceback"} | {
    case for case in fault_cases() if "came a process" in fault_file(case).read_text("utf-8")
}


@pytest.fixture
def python(request: pytest.FixtureRequest) -> Interpreter:
    asked = request.config.getoption("python") or [sys.executable]
    return interpreter(shutil.which(asked[0]) or asked[0], FAULTS)


@pytest.fixture(autouse=True)
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder for temporary files. After each test: no process, thread, descriptor or file more than before."""
    tmp_path_factory.getbasetemp()  # pytest's own does not go into it
    me = psutil.Process()
    keeper_of(os.getpid())  # which stays, for all tests
    here = (threading.active_count(), me.num_fds() if POSIX else 0)
    running = set(psutil.pids())
    folder = Path(tempfile.mkdtemp(prefix="t-", dir="/tmp" if POSIX else None)).resolve()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield folder
    folder.rmdir()
    for pid in set(psutil.pids()) - running:
        with contextlib.suppress(psutil.NoSuchProcess):
            one = psutil.Process(pid).as_dict(["pid", "cwd", "cmdline"])
            assert str(folder) not in f"{one['cwd']} {one['cmdline']}", one
    new = {one.pid for one in me.children()} - running  # keepers of other runners take a moment
    wait_for(lambda: not any(map(is_alive, new)))
    assert (threading.active_count(), me.num_fds() if POSIX else 0) == here


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

    def timed(*arguments: Any, **settings: Any) -> run.Result:
        start = time.monotonic()
        try:
            return run_once(*arguments, **settings)
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
        assert tried.seconds < program.contract.limit + 60  # with all that it left, which takes a busy machine a while


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


def start_runner(name: str, python: Interpreter, root: Path = FAULTS, **variables: str) -> subprocess.Popen[str]:
    """Another runner, which tells what is wrong with one program; `variables` come into its environment."""
    command = [sys.executable, "-c", ANOTHER_RUNNER, str(root), f"{name}.py", python.command]
    environment = os.environ | variables
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def test_what_the_runner_is_told_is_not_for_the_program(python: Interpreter) -> None:
    with start_runner("good/stdin", python) as another:
        assert another.communicate("Ann\n")[0].strip() == ""


linux = pytest.mark.skipif(sys.platform != "linux", reason="no segments are seen here")


@linux
def test_segment_of_a_neighbour_is_not_held_against_a_program(python: Interpreter, temporary: Path) -> None:
    """Nor removed, whatever folder for temporary files the neighbour has."""
    other = temporary / "other"
    other.mkdir()
    runners = [
        start_runner(name, python, TMPDIR=str(folder))
        for folder in (temporary, other)
        for name in ("left/segment", "good/unlinks_late")
    ]
    told = [another.communicate()[0] for another in runners]
    assert told[1].strip() == told[3].strip() == ""
    expected = expected_fault("left/segment", python)
    assert expected.match("out", told[0]) == expected.match("out", told[2]) == {}
    other.rmdir()


@pytest.fixture
def stranger() -> Iterator[Path]:
    """The path of a file that is to lie in the folder of shared memory, and is none of a program's."""
    path = leftovers.SEGMENTS / f"psm_stranger_{os.getpid()}"
    yield path
    path.unlink()


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Has something done each time that a program has started."""

    def arrange(act: Callable[[], object]) -> None:
        wait = leftovers.SegmentWatch.wait

        def wait_and_act(*arguments: Any) -> bool:
            act()
            return wait(*arguments)

        monkeypatch.setattr(leftovers.SegmentWatch, "wait", wait_and_act)

    return arrange


@linux
def test_file_of_a_stranger_is_left_alone(
    python: Interpreter, stranger: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(lambda: stranger.write_text("takings"))
    with pytest.warns(UserWarning, match=rf"good/arguments\.py: .*{stranger}.* came while it ran; left alone"):
        assert verdict(load_program("good/arguments"), python)[0] == []
    assert stranger.read_text() == "takings"


@linux
def test_file_of_a_stranger_is_left_alone_beside_a_program_that_leaves_its_own(
    python: Interpreter, stranger: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    meanwhile(lambda: stranger.write_text("takings"))
    result = run.run_once(load_program("left/segment"), python)
    kind, _, name = result.left[0].rpartition(" ")
    assert (kind, len(result.left)) == ("shared memory", 1)
    assert stranger in result.strange
    assert not (leftovers.SEGMENTS / name).exists()


@linux
def test_segment_that_a_stranger_maps_is_no_reason_to_run_again(
    python: Interpreter, stranger: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    mapped = []

    def map_one() -> None:
        with stranger.open("wb+") as file:
            file.truncate(16)
            mapped.append(mmap.mmap(file.fileno(), 16))

    meanwhile(map_one)
    result = run.run_once(load_program("good/arguments"), python)
    assert result.status == 0
    assert stranger not in result.strange
    mapped[0].close()
    assert leftovers.held([stranger], [os.getpid()]) == set()


@linux
def test_a_program_that_is_run_again_sees_the_same_environment(python: Interpreter) -> None:
    program = load_program("good/surroundings")
    assert judge(program, run.run_once(program, python, beside=segment_names), python) == []


@linux
def test_semaphore_that_a_process_has_open_is_held() -> None:
    opens = "import multiprocessing as m; lock = m.get_context('spawn').Lock(); print('open', flush=True); input()"
    before = leftovers.segments()
    with subprocess.Popen(
        [sys.executable, "-c", opens], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as shop:
        assert shop.stdin and shop.stdout
        assert shop.stdout.readline() == "open\n"
        new = {path for path in leftovers.segments() - before if path.name.startswith("sem.mp-")}
        assert leftovers.held(new, [shop.pid])
        shop.stdin.write("\n")
    psutil.wait_procs(psutil.Process().children(), timeout=10)  # the resource tracker, which outlives it


LEAVES = '''"""Shared memory is left whose name nobody could know."""
# needs: os.fork
# runs: start spawn

import multiprocessing
import os
from multiprocessing import resource_tracker, shared_memory


def leave(kind: str) -> None:
    name = "-".join([kind, str(os.getpid())])
    till = shared_memory.SharedMemory(name, create=True, size=16)
    resource_tracker.unregister(till._name, "shared_memory")
    till.close()
    open(f"/dev/shm/{kind}-plain-{os.getpid()}", "w").close()


def main() -> None:
    kind = "-".join(["LEFT", "KIND"])
    leave(kind)
    clerk = multiprocessing.Process(target=leave, args=(kind,))
    clerk.start()
    clerk.join(10)


if __name__ == "__main__":
    main()
'''


@pytest.fixture
def kind() -> Iterator[str]:
    """A word in the names of segments that are of this test alone; what is left of them then is removed."""
    kind = "".join(random.choices(string.ascii_letters, k=12))
    yield kind
    for left in leftovers.SEGMENTS.glob(f"*-{kind}-*"):
        left.unlink()


@linux
def test_what_nobody_was_seen_to_hold_is_the_programs_where_it_notes_the_name(
    python: Interpreter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """What the first run left, which noted nothing, is told and left alone."""
    monkeypatch.setattr(leftovers, "held", lambda paths, processes: set())
    path = tmp_path / "snippets/shop/leaves.py"
    path.parent.mkdir(parents=True)
    path.write_text(LEAVES.replace("KIND", kind))
    path.with_suffix(".out").touch()
    with pytest.warns(UserWarning, match=rf"LEFT-{kind}-.* came while it ran; left alone"):
        faults, _ = verdict(Program.load(path, tmp_path), python)
    told = sorted(re.sub(r"\d+$", "N", str(fault).partition("came ")[2]) for fault in faults)
    names = [f"shared memory LEFT-{kind}-{name}" for name in ("N", "N", "plain-N", "plain-N")]
    assert told == names
    assert len([*leftovers.SEGMENTS.glob(f"LEFT-{kind}-*")]) == 4  # of the first run


ABANDONED = """\"\"\"A hang, with children that left its session, dropped their environment, and both.\"\"\"
# needs: os.fork
# runs: limit 120 s

import os
import subprocess
import sys
import time
from pathlib import Path


def main() -> None:
    if sys.argv[1:] == ["sleep"]:
        time.sleep(120)
    if Path("/dev/shm").is_dir():
        held = Path(f"/dev/shm/ABANDONED-KIND-{os.getpid()}").open("w")
    again = [sys.executable, __file__, "sleep"]
    subprocess.Popen(again, start_new_session=True)
    subprocess.Popen(again, env={})
    subprocess.Popen(again, env={}, start_new_session=True)
    Path("ready").touch()
    time.sleep(120)


if __name__ == "__main__":
    main()
"""


@pytest.mark.skipif(not POSIX, reason="no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGKILL", "SIGQUIT"])
def test_what_a_runner_started_ends_with_it(
    name: str, python: Interpreter, tmp_path: Path, temporary: Path, kind: str
) -> None:
    program = tmp_path / "snippets/shop/abandoned.py"
    program.parent.mkdir(parents=True)
    program.write_text(ABANDONED.replace("KIND", kind))
    with start_runner("shop/abandoned", python, tmp_path, TMPDIR=str(temporary)) as another:
        wait_for(lambda: any(temporary.glob("program-*/run/ready")))
        running = {one.pid for one in psutil.process_iter() if "abandoned.py" in " ".join(command(one))} - {another.pid}
        another.send_signal(getattr(signal, name))
        another.communicate()
    assert len(running) >= 4
    wait_for(lambda: not any(map(is_alive, running)) and not [*temporary.iterdir()])
    wait_for(lambda: not [*leftovers.SEGMENTS.glob(f"ABANDONED-{kind}-*")])


CHAIN = """
import os, sys, time
end = time.monotonic() + 70
open(sys.argv[1], "w").close()
while time.monotonic() < end:
    if os.fork():
        os._exit(0)
"""


@pytest.mark.skipif(not POSIX, reason="no such processes")
@pytest.mark.parametrize("interrupted", [False, True])
def test_a_keeper_ends_a_chain_of_processes(temporary: Path, interrupted: bool) -> None:
    """Each of them forks and ends. The runner is gone, or was interrupted and so may not have tidied up."""
    home, ready = temporary / "home", temporary / "ready"
    home.mkdir()
    keeper = Keeper()
    assert leftovers.become_subreaper() or sys.platform != "linux"
    minding = keeper.minds(temporary)
    tell = minding.__enter__()
    command = [sys.executable, "-c", CHAIN, str(ready)]
    with subprocess.Popen(command, env={"HOME": str(home)}, start_new_session=True) as chain:
        tell("session", chain.pid)
    try:
        wait_for(ready.exists)
        if interrupted:
            assert not minding.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
        assert keeper.process.stdin
        keeper.process.stdin.close()
        wait_for(lambda: not temporary.exists())
        wait_for(lambda: has_ended(chain.pid))
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(chain.pid, signal.SIGKILL)
    temporary.mkdir()


def has_ended(group: int) -> bool:
    """Whether nothing of a process group is left, when its zombies, which are handed to us, are reaped."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-group, os.WNOHANG)[0]:
            pass
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def wait_for(true: Callable[[], bool]) -> None:
    """Wait, a minute at most, until it is true."""
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def is_alive(pid: int) -> bool:
    """Whether a process lives; one that has ended is reaped, for orphans are handed to us."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    return psutil.pid_exists(pid)


def command(process: psutil.Process) -> list[str]:
    """The words that a process was started with; none where it has gone."""
    with contextlib.suppress(psutil.Error):
        return process.cmdline()
    return []


@pytest.mark.skipif(sys.platform != "linux", reason="no core files in the folder here")
def test_no_core_file_is_left(python: Interpreter) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    try:
        assert verdict(load_program("good/aborts"), python)[0] == []
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


def test_surroundings_of_the_runner_do_not_leak(python: Interpreter) -> None:
    """Variables, a relative PATH, ignored and blocked signals, limits, umask."""
    program = load_program("good/surroundings")
    skip_where_it_cannot_run(program, python)
    script = ANOTHER_RUNNER.replace(
        "root, name",
        """
import os, resource, signal
for number in signal.valid_signals() - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_SETMASK, [signal.SIGTERM, signal.SIGUSR1, signal.SIGCHLD])
for kind in (resource.RLIMIT_NOFILE, resource.RLIMIT_CORE, resource.RLIMIT_STACK):
    hard = resource.getrlimit(kind)[1]
    resource.setrlimit(kind, (hard if kind != resource.RLIMIT_NOFILE else 512, hard))
os.umask(0o077)
root, name""",
    )
    variables = {
        name: "1" for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "COLUMNS", "SHOP", "FORCE_COLOR")
    }
    variables |= {"PATH": f"bin{os.pathsep}{os.environ['PATH']}", "TZ": "Asia/Tokyo", "LC_ALL": "C", "LANG": "tr_TR"}
    done = subprocess.run(
        [sys.executable, "-c", script, str(FAULTS), "good/surroundings.py", python.command],
        cwd=ROOT,
        env=os.environ | variables,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.strip() == ""
