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
from collections.abc import Iterator
from pathlib import Path

import psutil

POSIX = os.name == "posix"
SEGMENTS = Path("/dev/shm")  # shared memory and semaphores, where the system shows them as files
SOCKETS = Path("/tmp")  # multiprocessing keeps its sockets here, in folders pymp-*
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
TRACKER = "resource_tracker"  # the helper of multiprocessing that frees segments, in its command line
STACKS_WITHIN = 0.5  # seconds that a hanging program, and then its children, have to write their stacks
TRACKER_WITHIN = 1.5  # seconds that the tracker has to free segments before it is ended too
ASKED = ["pid", "ppid", "name", "cmdline", "status"]  # of each process


def ends_within(process: subprocess.Popen, seconds: float) -> bool:
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
    return sys.platform == "linux" and ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


class Family:
    """The processes of one program: made before it starts, and told of it by `follow`.

    `home` is the HOME that the program is given and nobody else.
    """

    def __init__(self, home: Path):
        self.home = str(home)
        self.strangers = set(self._candidates())  # what ran before
        self.program: subprocess.Popen | None = None

    def follow(self, program: subprocess.Popen) -> None:
        """Take a process that was just started for the program."""
        self.program = program
        self.strangers.add(program.pid)

    def _candidates(self) -> dict[int, psutil.Process]:
        """Every living process that may be the program's: all below this one, or, without a subreaper, by its HOME."""
        found = {}
        for process in psutil.Process().children(recursive=True):
            with contextlib.suppress(psutil.Error):
                process.info = process.as_dict(ASKED)
                found[process.pid] = process
        if not _become_subreaper():
            for process in psutil.process_iter(ASKED):
                with contextlib.suppress(psutil.Error, OSError):
                    environment = process.environ()
                    if self.home in (environment.get("HOME"), environment.get("USERPROFILE")):
                        found[process.pid] = process
        return found

    def left(self) -> list[psutil.Process]:
        """The descendants that the program has left now: all that live, and zombies that are ours to reap.

        A zombie counts: it may have left a child that was born after we looked.
        """
        return [
            one
            for pid, one in self._candidates().items()
            if pid not in self.strangers
            and (one.info["status"] != psutil.STATUS_ZOMBIE or one.info["ppid"] == os.getpid())
        ]

    def left_after(self, seconds: float) -> list[psutil.Process]:
        """What the program left and what has not ended by itself within that time."""
        deadline, pause = time.monotonic() + seconds, 0.001
        while (left := self.left()) and time.monotonic() < deadline:
            _reap(left)
            time.sleep(pause)
            pause = min(2 * pause, 0.05)
        return left

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
            trackers = [one for one in left if TRACKER in " ".join(one.info["cmdline"] or ())]
            patient = trackers and time.monotonic() < deadline
            for one in left:
                with contextlib.suppress(psutil.Error, OSError):
                    if patient and one not in trackers:
                        one.kill()
                    elif not patient:
                        _kill_group(one)
            _reap(left)
            time.sleep(0.002)


def _reap(processes: list[psutil.Process]) -> None:
    for one in processes:
        if one.info["status"] == psutil.STATUS_ZOMBIE:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(one.pid, os.WNOHANG)


def _kill_group(one: psutil.Process) -> None:
    """Kill a process and, at one blow, all of its group: no child of theirs slips through."""
    one.kill()
    if POSIX and one.is_running() and (group := os.getpgid(one.pid)) != os.getpgrp():
        os.killpg(group, signal.SIGKILL)


def shared_files() -> set[Path]:
    """All that this user's programs share outside their folders now: segments, semaphores, folders of sockets."""
    found = set()
    for path in (*SEGMENTS.glob("*"), *SOCKETS.glob("pymp-*")) if POSIX else ():
        with contextlib.suppress(OSError):
            if path.stat().st_uid == os.getuid() and path.is_dir() == (path.parent == SOCKETS):
                found.add(path)
    return found


def unheld(paths: set[Path]) -> set[Path]:
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


def remove_shared(paths: set[Path]) -> None:
    for path in unheld(paths):
        with contextlib.suppress(OSError):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


@contextlib.contextmanager
def neighbours(*, exclusive: bool):
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


