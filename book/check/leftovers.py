"""What a program leaves behind: processes, and on Linux shared memory, semaphores and folders of sockets.

On Linux this process is a subreaper (prctl(2)): whatever a program leaves running, however it detached, becomes
its child, and is found and ended. Elsewhere descendants are told by the HOME that only this program was given.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

POSIX = os.name == "posix"
SEGMENTS = Path("/dev/shm")  # shared memory and semaphores, where the system shows them as files
SOCKETS = Path("/tmp")  # multiprocessing keeps its sockets here, in folders pymp-*
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
TRACKER = "resource_tracker"  # the helper of multiprocessing that frees segments, in its command line
STACKS_WITHIN = 0.5  # seconds that a hanging program, and then its children, have to write their stacks
TRACKER_WITHIN = 1.5  # seconds that the tracker has to free segments before it is ended too


def ends_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    """Whether the process ends in time; wakes at once where the system can tell (pidfd_open(2))."""
    if hasattr(os, "pidfd_open"):
        watch = os.pidfd_open(process.pid)
        try:
            return bool(select.select([watch], [], [], seconds)[0])
        finally:
            os.close(watch)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


@functools.cache
def _become_subreaper() -> bool:
    """Have every orphan of this process's descendants handed to it, where the system can (Linux)."""
    return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def _is_childless() -> bool:
    """Whether this process is a subreaper without any child, so that nothing of a program can live (waitid(2)).

    It costs one system call, where looking for descendants reads /proc of every process on the machine.
    """
    if not _become_subreaper():
        return False
    try:
        os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
    except ChildProcessError:
        return True
    return False


@dataclass(frozen=True)
class Relative:
    """A process that may be the program's, as it was when it was seen."""

    process: psutil.Process
    parent: int
    name: str
    command: tuple[str, ...]  # empty for a zombie
    is_zombie: bool

    @classmethod
    def of(cls, process: psutil.Process) -> Relative:
        """Look at a process. Raises psutil.NoSuchProcess where it is gone."""
        seen = process.as_dict(["ppid", "name", "cmdline", "status"])
        is_zombie = seen["status"] == psutil.STATUS_ZOMBIE
        return cls(process, seen["ppid"], seen["name"], tuple(seen["cmdline"] or ()), is_zombie)

    @property
    def is_tracker(self) -> bool:
        """Whether this is multiprocessing's helper, which frees segments when all others have ended."""
        return TRACKER in " ".join(self.command)


def _relatives(home: str) -> Iterator[Relative]:
    """Every process that may be a program's: all below this one, or, without a subreaper, all with that HOME."""
    if _is_childless():
        return
    below = psutil.Process().children(recursive=True)
    others = [] if _become_subreaper() else [one for one in psutil.process_iter() if _has_home(one, home)]
    for process in {process.pid: process for process in (*below, *others)}.values():
        with contextlib.suppress(psutil.Error, OSError):
            yield Relative.of(process)


def _has_home(process: psutil.Process, home: str) -> bool:
    with contextlib.suppress(psutil.Error, OSError):
        environment = process.environ()
        return home in (environment.get("HOME"), environment.get("USERPROFILE"))
    return False


def living(home: str) -> frozenset[int]:
    """The ids of all processes that are taken for the program's if they start later: before it starts, none is."""
    return frozenset(one.process.pid for one in _relatives(home))


class Family:
    """A program's process and all its descendants.

    `home` is the HOME that the program is given and nobody else; `strangers` what `living` found before it started.
    """

    def __init__(self, program: subprocess.Popen[bytes], home: str, strangers: frozenset[int]):
        self.program, self.home, self.strangers = program, home, strangers

    def left(self) -> list[Relative]:
        """The descendants that the program has left now: all that live, and zombies that are ours to reap.

        A zombie counts: it may have left a child that was born after we looked.
        """
        known = self.strangers if self.program.returncode is not None else self.strangers | {self.program.pid}
        return [
            one
            for one in _relatives(self.home)
            if one.process.pid not in known and (not one.is_zombie or one.parent == os.getpid())
        ]

    def left_after(self, seconds: float) -> list[Relative]:
        """What the program, which has been waited for, left and what has not ended by itself within that time."""
        deadline, pause = time.monotonic() + seconds, 0.001
        while not self._has_ended() and time.monotonic() < deadline:
            time.sleep(pause)
            pause = min(2 * pause, 0.05)
        return self.left()

    def _has_ended(self) -> bool:
        """Reap all that has ended; whether nothing is left."""
        if _become_subreaper() and not self.strangers:  # all children are the program's
            return _reap_children()
        left = self.left()
        _reap(left)
        return not left

    def abort(self) -> None:
        """Have a hanging program, and then its children, write every thread's stack to stderr."""
        if not POSIX:
            return
        program = psutil.Process(self.program.pid)
        children = program.children(recursive=True)
        for one in (program, *children):
            with contextlib.suppress(psutil.Error):
                if TRACKER not in " ".join(one.cmdline()):
                    one.send_signal(signal.SIGABRT)
                    one.send_signal(signal.SIGCONT)  # one that is stopped would not hear of it
            if one is program:
                ends_within(self.program, STACKS_WITHIN)
        psutil.wait_procs(children, STACKS_WITHIN)

    def end(self) -> None:
        """End the program and all its descendants, also those being born meanwhile; the tracker last."""
        deadline = time.monotonic() + TRACKER_WITHIN
        if self.program.poll() is None:
            self.program.kill()
            self.program.wait()
        while left := self.left():
            is_patient = any(one.is_tracker for one in left) and time.monotonic() < deadline
            for one in left:
                with contextlib.suppress(psutil.Error, OSError):
                    if not is_patient:
                        _kill_group(one.process)
                    elif not one.is_tracker:
                        one.process.kill()
            _reap(left)
            time.sleep(0.002)


def _reap_children() -> bool:
    """Reap every child that has ended; whether there is no other (waitpid(2))."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass
        return False
    return True


def _reap(relatives: Iterable[Relative]) -> None:
    for one in relatives:
        if one.is_zombie:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(one.process.pid, os.WNOHANG)


def _kill_group(one: psutil.Process) -> None:
    """Kill a process and, at one blow, all of its group: no child of theirs slips through."""
    one.kill()
    if POSIX and one.is_running() and (group := os.getpgid(one.pid)) != os.getpgrp():
        os.killpg(group, signal.SIGKILL)


def shared_files() -> set[Path]:
    """All that this user's programs share outside their folders now: segments, semaphores, folders of sockets."""
    return {*_own_entries(SEGMENTS, "", folders=False), *_own_entries(SOCKETS, "pymp-", folders=True)}


def _own_entries(folder: Path, prefix: str, *, folders: bool) -> Iterator[Path]:
    if not (POSIX and folder.is_dir()):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            with contextlib.suppress(OSError):
                if entry.name.startswith(prefix) and entry.is_dir() == folders and entry.stat().st_uid == os.getuid():
                    yield folder / entry.name


def unheld(paths: set[Path]) -> set[Path]:
    """Those of `paths` that no living process maps, or listens in.

    A map is told by device and inode: glibc links a semaphore to its name only once it is mapped under another.
    """
    marks: dict[Path, tuple[str, str]] = {}
    for path in paths:
        with contextlib.suppress(FileNotFoundError):
            is_ = path.stat()
            marks[path] = f" {os.major(is_.st_dev):02x}:{os.minor(is_.st_dev):02x} {is_.st_ino} ", f"{path}/"
    for source in _holders() if marks else ():
        with contextlib.suppress(OSError):
            text = source.read_text("utf-8", "replace")
            marks = {path: of for path, of in marks.items() if not any(mark in text for mark in of)}
        if not marks:
            break
    return {path for path in marks if path.exists()}  # a neighbour may have freed it meanwhile


def _holders() -> Iterator[Path]:
    """The files of /proc that tell who listens and who maps what; the newest process first, a program's likely one."""
    yield Path("/proc/net/unix")
    for pid in sorted((int(name) for name in os.listdir("/proc") if name.isdecimal()), reverse=True):
        yield Path(f"/proc/{pid}/maps")


def remove_shared(paths: set[Path]) -> None:
    """Remove those of `paths` that nobody holds."""
    for path in unheld(paths):
        with contextlib.suppress(OSError):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()


@contextlib.contextmanager
def neighbours(*, exclusive: bool) -> Iterator[None]:
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
