"""Notes what a program does and when, where it lies as sitecustomize.py; trace.py reads the notes.

Python imports this as it starts, in the program and in its children. A process notes into a file of its own beside this
one, and maps it: so a note is no call of the system, threads keep the turns that they would have taken, and what was
noted outlives a kill. A note takes one slot: nanoseconds, those that its thread was at work, lane, kind, text.
"""

from __future__ import annotations

import atexit
import builtins
import itertools
import mmap
import os
import sys
import threading
import time
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any

OPTIMIZED = 1  # the flag of a function's code
SLOT, SLOTS = 128, 16384  # bytes of a note, and how many of them a process can make
HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = os.path.join(HERE, "run", "")  # where the program runs
# What can block, by what it belongs to: a module, or the type of an object.
BLOCKING = set(
    "posix.wait posix.wait3 posix.wait4 posix.waitpid posix.waitid posix.read time.sleep select.select poll.poll "
    "epoll.poll lock.acquire RLock.acquire _ThreadHandle.join SimpleQueue.get SemLock.acquire SemLock.__enter__ "
    "socket._accept socket.recv socket.recv_into socket.connect signal.pause signal.sigwait".split()
)
STARTING = {"fork_exec", "posix_spawn", "posix_spawnp"}
REPLACING = {"execv", "execve"}
NAMES = {name.partition(".")[2] for name in BLOCKING} | STARTING | REPLACING


class _Notes:
    """The file of this process."""

    def __init__(self) -> None:
        path = os.path.join(HERE, f"notes-{os.getpid()}-{time.monotonic_ns()}")
        file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        os.ftruncate(file, SLOT * SLOTS)
        self.room = mmap.mmap(file, SLOT * SLOTS)
        os.close(file)
        self.slots, self.lanes = itertools.count(), itertools.count(1)
        self.lane: dict[int, int] = {threading.get_ident(): 0}  # of each thread, by its identity
        self.pid, self.named = os.getpid(), False

    def add(self, kind: str, text: str = "") -> None:
        """Neither a thread nor a handler of a signal can come in between: counting is one step."""
        if os.getpid() != self.pid:  # a child that has just been forked, before in_child gives it a file of its own
            return
        me = threading.get_ident()
        lane = self.lane.get(me)
        if lane is None:
            lane = self.lane.setdefault(me, next(self.lanes))
        words = f"{time.monotonic_ns()}\t{time.thread_time_ns()}\t{lane}\t{kind}\t{text}"
        slot = next(self.slots) * SLOT
        self.room[slot : slot + SLOT] = words.encode("utf-8", "replace")[: SLOT - 1].ljust(SLOT - 1) + b"\n"


class _State(threading.local):
    """The frames of a thread that matter: those of the program, and those that the program called."""

    def __init__(self) -> None:
        self.frames: list[list[Any]] = []  # frame, whether it is the program's, the name under which it waits


def _is_own(code: CodeType) -> bool:
    """Whether code stands in the program's folder, or in no file, as that of python -c."""
    if code not in OWN:
        file = code.co_filename
        inside = file[:1] != "<" and (os.sep not in file or file.startswith(FOLDER))
        OWN[code] = inside or (file == "<string>" and IS_COMMAND)
    return OWN[code]


def _profile(frame: FrameType, event: str, argument: Any) -> None:
    if event == "call":
        if _is_own(frame.f_code):
            STATE.frames.append([frame, True, ""])
            _note_call(frame)
        elif frame.f_back is not None and frame.f_back.f_code in OWN and OWN[frame.f_back.f_code]:
            STATE.frames.append([frame, False, ""])
    elif event == "return":
        if STATE.frames and STATE.frames[-1][0] is frame:
            _, own, waits = STATE.frames.pop()
            if waits:
                NOTES.add("on", waits)
            if own:
                NOTES.add("return", frame.f_code.co_name)
    elif argument.__name__ in NAMES:
        _note_builtin(event, argument)


def _note_call(frame: FrameType) -> None:
    if not NOTES.named:
        NOTES.named = True
        if multiprocessing := sys.modules.get("multiprocessing.process"):
            NOTES.add("name", multiprocessing.current_process().name)
    code, first = frame.f_code, ""
    if code.co_argcount:
        value = frame.f_locals.get(code.co_varnames[0])
        first = value if isinstance(value, str) else str(value) if type(value) is int and abs(value) < 100 else ""
    name = code.co_name if code.co_flags & OPTIMIZED else f"<{code.co_name}>"  # the body of a class is a call, too
    NOTES.add("call", f"{name} {first[:20]}".strip().replace("\n", " ").replace("\t", " "))


def _note_builtin(event: str, builtin: Any) -> None:
    """A wait is named after what the program called: join, though a lock deep in that blocks."""
    name, owner = builtin.__name__, getattr(builtin, "__self__", None)
    if name in STARTING | REPLACING:
        if event == "c_call" or (event == "c_exception" and name in REPLACING):
            NOTES.add("spawn" if name in STARTING else "exec" if event == "c_call" else "not exec", name)
        return
    if f"{getattr(owner, '__name__', type(owner).__name__)}.{name}" not in BLOCKING:
        return
    top = STATE.frames[-1] if STATE.frames else None
    if top is None or top[1]:
        NOTES.add("wait" if event == "c_call" else "on", name if top else "")
    elif not top[2]:
        top[2] = top[0].f_code.co_name
        NOTES.add("wait", top[2])


class Lock:
    """A lock that notes when the program holds it; `with` calls no builtin that could be seen."""

    make: Callable[[], Any]

    def __init__(self) -> None:
        self._lock = self.make()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._lock, name)

    def _taken(self, frame: FrameType | None) -> None:
        if frame is not None and _is_own(frame.f_code):
            NOTES.add("hold", f"{id(self):x}")

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """As that of the lock."""
        if got := self._lock.acquire(blocking, timeout):
            self._taken(sys._getframe(1))
        return bool(got)

    def release(self) -> None:
        """As that of the lock."""
        if _is_own(sys._getframe(1).f_code):
            NOTES.add("free", f"{id(self):x}")  # before anybody else can have it
        self._lock.release()

    def __enter__(self) -> bool:
        self._lock.acquire()
        self._taken(sys._getframe(1))
        return True

    def __exit__(self, *_: object) -> None:
        if _is_own(sys._getframe(1).f_code):
            NOTES.add("free", f"{id(self):x}")
        self._lock.release()


class RLock(Lock):
    """The same, for a lock that its holder can take again."""


def _record_threads() -> None:
    bootstrap, real = threading.Thread._bootstrap_inner, threading.Thread.start  # type: ignore[attr-defined]

    def bootstrap_noted(self: threading.Thread) -> None:
        NOTES.lane[threading.get_ident()] = next(NOTES.lanes)
        NOTES.add("start", f"t{id(self):x} {self.name}")
        try:
            bootstrap(self)
        finally:
            NOTES.add("end")
            NOTES.lane.pop(threading.get_ident(), None)

    def start(self: threading.Thread) -> None:
        NOTES.add("starts", f"t{id(self):x}")
        real(self)

    threading.Thread._bootstrap_inner = bootstrap_noted  # type: ignore[attr-defined]
    threading.Thread.start = start  # type: ignore[method-assign]
    Lock.make, RLock.make = staticmethod(threading.Lock), staticmethod(threading.RLock)  # either may be a function
    threading.Lock, threading.RLock = Lock, RLock  # type: ignore[assignment]
    threading.setprofile(_profile)


def _record_processes() -> None:
    key = [""]

    def before() -> None:
        key[0] = f"f{time.monotonic_ns()}"
        NOTES.add("starts", key[0])

    def in_child() -> None:
        global NOTES
        NOTES = _Notes()
        NOTES.add("start", f"{key[0]} {os.getppid()}")
        me = sys._getframe()
        frames = [entry for entry in STATE.frames if entry[0] is not me]
        if frames and frames[-1][1]:
            NOTES.add("own")  # the program itself called fork, and its code goes on
        else:
            STATE.frames.clear()

    def end(status: int) -> None:
        NOTES.add("end")
        leave(status)

    leave = os._exit
    os._exit = end  # type: ignore[assignment]
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(before=before, after_in_child=in_child)
    atexit.register(lambda: NOTES.add("end"))
    sys.addaudithook(lambda event, words: NOTES.add("kill", str(words[0])) if event == "os.kill" else None)


def _record_prints() -> None:
    real = builtins.print

    def print(*values: object, **settings: Any) -> None:
        real(*values, **settings)
        if _is_own(sys._getframe(1).f_code):
            NOTES.add("print")

    builtins.print = print


OWN: dict[CodeType, bool] = {}
IS_COMMAND = "-c" in sys.orig_argv and "multiprocessing" not in "".join(sys.orig_argv)
STATE = _State()

if __name__ == "sitecustomize" and not any("resource_tracker" in word for word in sys.orig_argv):
    NOTES = _Notes()
    NOTES.add("start", f"- {os.getppid()}")
    if IS_COMMAND:
        NOTES.add("own")
    _record_threads()
    _record_processes()
    _record_prints()
    sys.setprofile(_profile)
