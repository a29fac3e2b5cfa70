"""Runs one program as a reader would, and sees all that it leaves behind.

A copy alone in an empty folder, a session of its own, four environment variables, empty stdin, stdout a
terminal of 24 x 80 (or a pipe), stderr a pipe, a time limit. On Linux the runner is a subreaper (prctl(2)):
whatever the program leaves running, however it detached, becomes the runner's child and is found and ended.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from book.snippet import Interpreter, Snippet

POSIX = os.name == "posix"
MOST_OUTPUT = 1_000_000  # bytes of one stream; a program that floods is cut off here
GRACE = 2.0  # seconds that helpers of multiprocessing have to end after the program
SEGMENTS = Path("/dev/shm")  # shared memory and semaphores, where the system shows them as files
SOCKETS = Path("/tmp")  # multiprocessing keeps its sockets here, in folders pymp-*
BOOTSTRAP = (
    "import multiprocessing, runpy; multiprocessing.set_start_method({!r}); runpy.run_path({!r}, run_name='__main__')"
)


@dataclass
class Result:
    """What one run printed, how it ended, and what it left. `left` is empty after a clean run."""

    stdout: str = ""
    stderr: str = ""
    status: int = 0
    seconds: float = 0.0
    timed_out: bool = False
    left: list[str] = field(default_factory=list)
    shared: set[Path] = field(default_factory=set)  # segments and the like that seem to be left
    steps: str = ""  # the states that a stepper leads through


def run(snippet: Snippet, python: Interpreter, method: str | None = None) -> Result:
    """Run `snippet` once, plainly or under a start method.

    Segments are seen by all programs on the machine, so one that seems to leave some is run again
    while no neighbour runs, and that run counts. After a hang they are only removed.
    """
    with _neighbours(exclusive=False):
        result = _attempt(snippet, python, method)
    if result.shared:
        with _neighbours(exclusive=True):
            _remove(result.shared)
            if not result.timed_out:
                result = _attempt(snippet, python, method)
                _remove(result.shared)
        if not result.timed_out:
            result.left += [
                f"{'shared memory' if path.parent == SEGMENTS else 'a folder,'} {path.name}"
                for path in sorted(result.shared)
            ]
    return result


def _attempt(snippet: Snippet, python: Interpreter, method: str | None) -> Result:
    contract, result = snippet.contract, Result()
    with tempfile.TemporaryDirectory(prefix="program-", ignore_cleanup_errors=True) as scratch:
        folder, home = Path(scratch).resolve() / "run", Path(scratch).resolve() / "home"
        folder.mkdir()
        home.mkdir()
        program = folder / snippet.path.name
        program.write_text(snippet.source, "utf-8", newline="")
        # Stacks of a hang come from faulthandler; a program that is to die by a signal is spared its report.
        flags = [*(["-X", "faulthandler"] if contract.exit >= 0 else []), *contract.flags]
        target = ["-c", BOOTSTRAP.format(method, program.name)] if method else [program.name]
        beside = {program.name, "__pycache__"}
        if package := snippet.package:
            shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
            target, beside = [*(["-m", package.name] if contract.under else []), *target], beside | {package.name}
        if contract.stepper:
            target, beside = [*target, "--states", snippet.steps.name], beside | {snippet.steps.name}
        before, shared = _children(home), _shared()
        output, written = (_terminal if POSIX and contract.stdout == "terminal" else os.pipe)()
        errors, complaints = os.pipe()
        start = time.perf_counter()
        try:
            with _no_core_file():
                process = subprocess.Popen(
                    [python.command, *flags, *target],
                    cwd=folder,
                    env=_environment(home),
                    stdin=subprocess.DEVNULL,
                    stdout=written,
                    stderr=complaints,
                    start_new_session=POSIX,
                )
        finally:
            os.close(written)
            os.close(complaints)
        streams = [_Drain(output), _Drain(errors)]
        try:
            result.timed_out = not _ends(process, contract.limit)
            result.seconds = time.perf_counter() - start
            if result.timed_out:
                _abort(process)
            left = _wait_for_family(process, home, before, 0 if result.timed_out else GRACE)
            if not result.timed_out:
                left = [one for one in left if one.info["cmdline"]] or left  # a zombie has none
                commands = {
                    " ".join(one.info["cmdline"] or [one.info["name"]]).replace(python.command, "python")
                    for one in left
                }
                result.left = [f"a process, {command[:100]}" for command in sorted(commands)]
        finally:
            _end(process, home, before)
        result.status = process.wait()
        result.stdout, result.stderr = (
            tidy(stream.text(), folder, program.name, python.command, bool(method)) for stream in streams
        )
        if (steps := folder / snippet.steps.name).exists() and contract.stepper:
            result.steps = steps.read_text("utf-8")
        result.left += sorted(f"a file, {p.name}" for p in folder.iterdir() if p.name not in beside)
        result.shared = _unheld(_shared() - shared)
    return result


def _environment(home: Path) -> dict[str, str]:
    kept = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "LANG": "C.UTF-8", "TERM": "dumb"}
    if not POSIX:  # Windows cannot start a Python without these
        kept |= {k: os.environ[k] for k in ("SYSTEMROOT", "TEMP", "TMP") if k in os.environ} | {
            "USERPROFILE": str(home)
        }
    return kept


def _terminal() -> tuple[int, int]:
    """A pseudo-terminal of 24 x 80 that does not turn newlines into CR LF: (our end, the program's end)."""
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    return ours, theirs


@contextlib.contextmanager
def _no_core_file() -> Iterator[None]:
    """What is started within leaves no core file in its folder when a signal ends it."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


class _Drain(threading.Thread):
    """Reads a stream to its end, so that no program waits for us; keeps the first MOST_OUTPUT bytes."""

    def __init__(self, stream: int):
        super().__init__(daemon=True)
        self.stream, self.kept, self.size = stream, bytearray(), 0
        self.start()

    def run(self) -> None:
        with contextlib.suppress(OSError):  # a terminal answers EIO when the last writer has gone
            while some := os.read(self.stream, 65536):
                self.size += len(some)
                self.kept += some[: MOST_OUTPUT - len(self.kept)]

    def text(self) -> str:
        self.join(1)
        os.close(self.stream)
        cut = f"\n[{self.size - MOST_OUTPUT} more bytes]\n" if self.size > MOST_OUTPUT else ""
        return self.kept.decode("utf-8", "backslashreplace").replace("\r\n", "\n") + cut


def _ends(process: subprocess.Popen, limit: float) -> bool:
    """Whether the process ends within `limit` seconds; wakes at once where the system can tell (pidfd)."""
    if hasattr(os, "pidfd_open"):
        watch = os.pidfd_open(process.pid)
        try:
            return bool(select.select([watch], [], [], limit)[0])
        finally:
            os.close(watch)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(limit)
    return process.poll() is not None


@functools.cache
def _become_subreaper() -> bool:
    """Have every orphan of this process's descendants handed to it. Linux only (PR_SET_CHILD_SUBREAPER is 36)."""
    return sys.platform == "linux" and ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) == 0


def _children(home: Path) -> dict[int, psutil.Process]:
    """Every living process that may be the program's: all below this one, or, without a subreaper, by its HOME."""
    info = ["pid", "ppid", "name", "cmdline", "status"]
    found = {}
    for process in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.Error):
            process.info = process.as_dict(info)
            found[process.pid] = process
    if not _become_subreaper():
        for process in psutil.process_iter(info):
            with contextlib.suppress(psutil.Error, OSError):
                if str(home) in (process.environ().get("HOME"), process.environ().get("USERPROFILE")):
                    found[process.pid] = process
    return found


def _family(process: subprocess.Popen, home: Path, before: dict[int, psutil.Process]) -> list[psutil.Process]:
    """The descendants that the program has left: all that live, and zombies that are ours to reap.

    A zombie counts: it may have left a child that was born after we looked.
    """
    found = []
    for pid, one in _children(home).items():
        ours = one.info["status"] != psutil.STATUS_ZOMBIE or one.info["ppid"] == os.getpid()
        if ours and pid not in before and pid != process.pid:
            found.append(one)
    return found


def _reap(family: list[psutil.Process]) -> None:
    for one in family:
        if one.info["status"] == psutil.STATUS_ZOMBIE:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(one.pid, os.WNOHANG)


def _wait_for_family(process: subprocess.Popen, home: Path, before: dict, seconds: float) -> list[psutil.Process]:
    """Give what the program left `seconds` to end by itself; return what has not."""
    deadline, pause = time.monotonic() + seconds, 0.001
    while (left := _family(process, home, before)) and time.monotonic() < deadline:
        _reap(left)
        time.sleep(pause)
        pause = min(2 * pause, 0.05)
    return left


def _abort(process: subprocess.Popen) -> None:
    """Have a hanging program, and then its children, write every thread's stack to stderr."""
    if not POSIX:
        return
    program = psutil.Process(process.pid)
    children = program.children(recursive=True)
    for one in (program, *children):
        with contextlib.suppress(psutil.Error):
            if "resource_tracker" not in " ".join(one.cmdline()):
                one.send_signal(signal.SIGABRT)
                one.send_signal(signal.SIGCONT)  # one that is stopped would not hear of it
        if one is program:
            _ends(process, 0.5)
    psutil.wait_procs(children, 0.5)


def _end(process: subprocess.Popen, home: Path, before: dict) -> None:
    """End the program and all its descendants, also those being born meanwhile; the tracker that frees segments last."""
    deadline = time.monotonic() + 1.5
    if process.poll() is None:
        process.kill()
        process.wait()
    while left := _family(process, home, before):
        trackers = [one for one in left if "resource_tracker" in " ".join(one.info["cmdline"] or ())]
        patient = trackers and time.monotonic() < deadline
        for one in left:
            with contextlib.suppress(psutil.Error, OSError):
                if patient and one not in trackers:
                    one.kill()
                elif not patient:
                    _kill_group(one)
        _reap(left)
        time.sleep(0.002)


def _kill_group(one: psutil.Process) -> None:
    """Kill a process and, at one blow, all of its group: no child of theirs slips through."""
    one.kill()
    if POSIX and one.is_running() and (group := os.getpgid(one.pid)) != os.getpgrp():
        os.killpg(group, signal.SIGKILL)


def _shared() -> set[Path]:
    """All that this user's programs share outside their folders now: segments, semaphores, folders of sockets."""
    found = set()
    for path in (*SEGMENTS.glob("*"), *SOCKETS.glob("pymp-*")) if POSIX else ():
        with contextlib.suppress(OSError):
            if path.stat().st_uid == os.getuid() and path.is_dir() == (path.parent == SOCKETS):
                found.add(path)
    return found


def _unheld(paths: set[Path]) -> set[Path]:
    """Those of `paths` that no living process maps, or listens in.

    A map is told by device and inode: glibc links a semaphore to its name only once it is mapped under another.
    """
    held, found = "", set()
    for source in [*Path("/proc").glob("[0-9]*/maps"), Path("/proc/net/unix")] if paths else ():
        with contextlib.suppress(OSError):
            held += source.read_text("utf-8", "replace")
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            is_ = path.stat()
            mapped = f" {os.major(is_.st_dev):02x}:{os.minor(is_.st_dev):02x} {is_.st_ino} "
            if mapped not in held and f"{path}/" not in held:
                found.add(path)
    return found


def _remove(paths: set[Path]) -> None:
    for path in _unheld(paths):
        with contextlib.suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@contextlib.contextmanager
def _neighbours(*, exclusive: bool):
    """Run beside neighbours, or alone: a readers-writer lock on one file, between all runners of this user."""
    try:
        import fcntl
    except ImportError:  # Windows, where no segments are seen either
        yield
        return
    file = Path(tempfile.gettempdir()) / f"program-neighbours-{os.getuid()}"
    with open(file, "w") as lock:
        with open(f"{file}-door", "w") as door:  # who waits to be alone holds the door: no new neighbour comes in
            fcntl.flock(door, fcntl.LOCK_EX)
            fcntl.flock(lock, fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH)
        yield


FRAME = re.compile(r'^(\s*)File "(.+?)", line (\d+)(, in .+)?$')
CARETS = re.compile(r"^\s*~*\^[~^]*\s*$")
WARNING = re.compile(r"^(?:/|[A-Za-z]:\\).*?([^/\\]+\.py):\d+: (\w*Warning: )")


def tidy(text: str, folder: Path, program: str, python: str, bootstrapped: bool = False) -> str:
    """The text without what differs between machines and versions for no reason.

    Frames of the library become `.../threading.py, line N`, their source lines and all caret lines go,
    repeated ones stand once; the program's folder and the interpreter's path are cut.
    """
    text = text.replace(f"{folder}{os.sep}", "").replace(str(folder.parent), "~").replace(python, "python")
    if "File " not in text and "Warning" not in text:
        return text
    lines: list[str] = []
    below = None  # the indent of a shortened frame, while its source lines follow
    for line in text.split("\n"):
        if CARETS.match(line):
            continue
        if m := FRAME.match(line):
            below = None
            if m[2] != program:
                below = m[1]
                if bootstrapped and re.search(r"^<string>$|runpy", m[2]):
                    continue
                file = re.split(r"[/\\]", m[2].strip("<>").removeprefix("frozen "))[-1]
                line = f"{m[1]}.../{file}, line N"
                if lines and lines[-1] == line:
                    continue
        elif below is not None and line.startswith(f"{below}  ") and line.strip():
            continue
        else:
            below = None
            line = WARNING.sub(r".../\1:N: \2", line)
        lines.append(line)
    return "\n".join(lines)
