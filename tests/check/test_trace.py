"""A trace tells what a program did, in which order; the recorded ones are held to the order of another run."""

import copy
import json
import sys

import pytest

from book.check import trace
from book.check.fault import BookError
from book.check.program import Program, find_programs, interpreter
from book.check.record import record
from book.check.run import run

PYTHON = interpreter()
TRIES = 5  # a run may end before a wait that another run comes to; a trace that is wrong fits none
TRACED = [program for program in find_programs() if program.contract.traced]
posix = pytest.mark.skipif(sys.platform == "win32", reason="needs os.fork")


@pytest.mark.parametrize("program", TRACED, ids=lambda program: program.name)
def test_another_run_is_in_the_recorded_order(program):
    if program.contract.unmet_needs(PYTHON):
        pytest.skip(f"{program} cannot run here")
    recorded = trace.load(program)
    if recorded["python"].rpartition(".")[0] != str(PYTHON.version) or recorded["system"] != PYTHON_SYSTEM:
        pytest.skip("recorded with another Python: its library may start and wait otherwise")
    wrong = ""
    for _ in range(TRIES):
        if not (wrong := trace.differs(recorded, trace.make(program, PYTHON), varies=program.pattern.exists())):
            break
    assert wrong == ""


PYTHON_SYSTEM = {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}.get(sys.platform, "")


@pytest.mark.parametrize("program", TRACED, ids=lambda program: program.name)
def test_a_trace_has_no_pid_and_no_path(program):
    text = program.trace.read_text("utf-8")
    assert "/" not in text.replace("picture", "") and "\\" not in text and trace.as_json(json.loads(text)) == text


# -- what is seen of a program

HEAD = '"""Claim."""\n\n# runs: picture\n\n'
PROGRAMS = {
    "threads": """
import threading
def work(gate): gate.wait(5)
gate = threading.Event()
def main():
    ann = threading.Thread(target=work, args=(gate,), name="ann")
    ann.start()
    gate.set()
    ann.join(5)
    print("done")
main()
""",
    "fork": """
import os
def main():
    pid = os.fork()
    if pid == 0:
        print("child", flush=True)
        os._exit(0)
    os.waitpid(pid, 0)
main()
""",
    "spawn": """
import multiprocessing
def work(): pass
def main():
    ann = multiprocessing.get_context("spawn").Process(target=work)
    ann.start()
    ann.join(20)
if __name__ == "__main__":
    main()
""",
    "pool": """
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
FORK = multiprocessing.get_context("fork")
BOTH = FORK.Barrier(2)
def pack(order):
    BOTH.wait(20)
    return order
def main():
    with ProcessPoolExecutor(2, FORK) as clerks:
        print(*clerks.map(pack, ["tea", "salt"]))
if __name__ == "__main__":
    main()
""",
    "exec": """
import os
import sys
def main():
    if os.fork() == 0:
        os.execv(sys.executable, [sys.executable, "-c", "print('other')"])
    os.wait()
main()
""",
    "killed": """
import os
import signal
import time
def work(*gates):
    os.write(gates[0], b"x")
    time.sleep(20)
def main():
    gate, mine = os.pipe()
    pid = os.fork()
    if pid == 0:
        work(mine)
    os.read(gate, 1)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
main()
""",
    "lock": """
import threading
lock = threading.Lock()
def work():
    with lock:
        pass
def main():
    with lock:
        ann = threading.Thread(target=work, name="ann")
        ann.start()
        lock.locked()
    ann.join(5)
main()
""",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The trace of each of the programs, which is made once."""
    root, known = tmp_path_factory.mktemp("traced"), {}

    def make(name: str) -> trace.Trace:
        if name not in known:
            path = root / "snippets" / "box" / f"{name}_.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(HEAD + PROGRAMS[name], "utf-8")
            program = Program.load(path, root)
            path.with_suffix(".out").write_text(run(program, PYTHON).stdout, "utf-8")
            known[name] = trace.make(program, PYTHON)
        return copy.deepcopy(known[name])

    return make


def events(found: trace.Trace, name: str) -> list[str]:
    (lane,) = [lane for lane in found["lanes"] if lane["name"] == name]
    return [f"{kind} {text}".strip() for _, kind, text in lane["events"] if text != "" or kind not in ("wait", "on")]


def in_order(some: list[str], *wanted: str) -> bool:
    rest = iter(some)
    return all(word in rest for word in wanted)


def times(found: trace.Trace, number: int, kind: str) -> list[float]:
    return [at for at, one, _ in found["lanes"][number]["events"] if one == kind]


def test_threads_start_wait_and_end(made):
    found = made("threads")
    assert [(lane["process"], lane["name"]) for lane in found["lanes"]] == [(1, "main"), (1, "ann")]
    assert in_order(events(found, "main"), "start", "call main", "starts 1", "wait join", "on join", "print", "end")
    assert in_order(events(found, "ann"), "start", "call work", "wait wait", "on wait", "return work", "end")
    assert times(found, 1, "end")[0] <= times(found, 0, "end")[0]


@posix
def test_a_forked_child_is_a_process_that_begins_within_fork(made):
    found = made("fork")
    assert [(lane["process"], lane["name"]) for lane in found["lanes"]] == [(1, "main"), (2, "child")]
    assert in_order(events(found, "main"), "call main", "starts 1", "wait waitpid", "on waitpid", "end")
    assert events(found, "child") == ["start", "print", "end"]
    assert times(found, 0, "starts") < times(found, 1, "start") and times(found, 1, "end") < times(found, 0, "on")[-1:]


def test_a_spawned_child_is_a_new_python(made):
    found = made("spawn")
    assert [lane["name"] for lane in found["lanes"]] == ["main", "process 1"]
    assert in_order(events(found, "main"), "starts 1", "wait join", "on join")
    assert in_order(events(found, "process 1"), "start", "call work", "return work", "end")


@posix
def test_a_pool_has_its_tasks_and_none_of_its_helpers(made):
    found = made("pool")
    assert [lane["name"] for lane in found["lanes"]] == ["main", "process 1", "process 2"]
    tasks = [text for lane in found["lanes"] for _, kind, text in lane["events"] if kind == "call" and text != "main"]
    assert sorted(tasks) == ["pack salt", "pack tea"]


@posix
def test_an_exec_goes_on_in_the_same_lane(made):
    found = made("exec")
    assert [lane["name"] for lane in found["lanes"]] == ["main", "child"]
    assert events(found, "child") == ["start", "exec", "print", "end"]


@posix
def test_a_killed_child_ends_when_the_wait_for_it_returns(made):
    found = made("killed")
    assert in_order(events(found, "main"), "starts 1", "kill 1", "wait waitpid", "on waitpid", "end")
    assert in_order(events(found, "child"), "start", "call work", "end")
    assert times(found, 1, "end") == times(found, 0, "on")[-1:]


def test_with_tells_when_a_lock_is_held(made):
    found = made("lock")
    assert in_order(events(found, "main"), "hold 1", "starts 1", "free 1", "wait join")
    assert in_order(events(found, "ann"), "start", "call work", "hold 1", "free 1", "end")
    assert times(found, 0, "free")[0] <= times(found, 1, "hold")[0]


# -- each fault is seen


@pytest.mark.parametrize("name", ["threads", "fork", "spawn", "pool", "exec", "killed", "lock"])
def test_in_a_trace_no_effect_comes_before_its_cause(name, made):
    assert trace.broken(made(name)) == ""


def _break(found: trace.Trace, lane: int, kind: str, change) -> None:
    list_of = found["lanes"][lane]["events"]
    at = next(n for n, event in enumerate(list_of) if event[1] == kind)
    change(list_of, at)


BREAKS = {
    "a wait that is gone": (0, "wait", lambda rows, n: rows.pop(n), "main to go on with"),
    "another call": (1, "call", lambda rows, n: rows[n].__setitem__(2, "play"), "ann to go on with call"),
    "a lane that begins too soon": (1, "start", lambda rows, n: rows[n].__setitem__(0, -1.0), "to start ann before"),
    "events that are not in order": (0, "starts", lambda rows, n: rows[n].__setitem__(0, 1e6), "of main in order"),
    "no end": (1, "end", lambda rows, n: rows.pop(n), "of ann in order, from start to end"),
    "a lock that two hold": (1, "hold", lambda rows, n: rows[n].__setitem__(0, 0.001), "lock 1 to be free"),
}


@pytest.mark.parametrize("what", BREAKS)
def test_each_break_is_told(what, made):
    lane, kind, change, told = BREAKS[what]
    good = made("lock")
    broken = copy.deepcopy(good)
    if what == "a lock that two hold":  # held from before all: its own first events, too
        for event in broken["lanes"][1]["events"]:
            event[0] = min(event[0], good["lanes"][0]["events"][-1][0])
            if event[1] in ("start", "call", "wait", "hold"):
                event[0] = next(at for at, one, _ in good["lanes"][0]["events"] if one == "starts")
    else:
        _break(broken, lane, kind, change)
    assert told in trace.differs(good, broken, varies=False)


def test_the_workers_of_a_pool_may_have_shared_the_tasks_otherwise(made):
    good = made("pool")
    other = copy.deepcopy(good)
    one, two = other["lanes"][1:]
    one["name"], two["name"] = two["name"], one["name"]
    assert trace.differs(good, other, varies=False) == ""
    for lane in (one, two):
        lane["events"] = [event for event in lane["events"] if event[2] != "pack tea"]
    assert "wanted process to go on with call pack tea" in trace.differs(good, other, varies=False)


# -- the gate


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "snippets" / "box" / "threads_.py"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + PROGRAMS["threads"], "utf-8")
    return Program.load(path, tmp_path)


def test_a_trace_is_recorded_once_and_then_left_alone(book):
    done = record(book, PYTHON)
    assert {path.name for path in done.written} == {"threads_.out", "threads_.trace.json"} and not done.faults
    before = book.trace.read_bytes()
    assert record(book, PYTHON).written == [] and book.trace.read_bytes() == before
    assert trace.judge_trace(book) == [] and book.trace in book.files()


def test_a_missing_and_a_stale_trace_are_told(book):
    (fault,) = trace.judge_trace(book)
    assert str(fault).startswith("snippets/box/threads_.py:1: wanted a recorded run threads_.trace.json, came none")
    book.trace.write_text('{"source": "0"}', "utf-8")
    (fault,) = trace.judge_trace(book)
    wanted = (
        "snippets/box/threads_.trace.json:1: wanted a trace of snippets/box/threads_.py as it is, came that of another"
    )
    assert str(fault).startswith(wanted)
    book.trace.write_text("{", "utf-8")
    (fault,) = trace.judge_trace(book)
    assert "came a file that is none" in str(fault)
    book.trace.write_text('{"source": "0"}', "utf-8")
    with pytest.raises(BookError, match="came that of another source"):
        trace.load(book)


def test_a_trace_of_a_program_without_a_picture_is_told(book):
    book.trace.write_text("{}", "utf-8")
    book.path.write_text(book.source.replace("# runs: picture\n", ""), "utf-8")
    (fault,) = trace.judge_trace(Program.load(book.path, book.root))
    assert "wanted '# runs: picture' in snippets/box/threads_.py, came none" in str(fault)


def test_a_run_that_is_not_as_recorded_is_no_trace(book):
    book.path.with_suffix(".out").write_text("other\n", "utf-8")
    with pytest.raises(BookError, match="wanted the recorded run with the recorder"):
        trace.make(book, PYTHON)
