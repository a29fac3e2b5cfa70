"""What a program leaves behind: processes, and on Linux shared memory and semaphores.

On Linux this process is a subreaper (prctl(2)): whatever a program leaves running, however it detached, becomes
its child, and is found and ended. Elsewhere descendants are told by the HOME that only this program was given.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from book.check.keeper import TRACKER, TRACKER_WITHIN
from book.check.surroundings import POSIX

SEGMENTS = Path("/dev/shm")  # shared memory and semaphores, where the system shows them as files
PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h
IN_MOVED_TO, IN_CREATE = 0x80, 0x100  # linux/inotify.h
STACKS_WITHIN = 0.5  # seconds that a hanging program, and then its children, have to write their stacks


def ends_within(process: subprocess.Popen[bytes], seconds: float, watch: SegmentWatch | None = None) -> bool:
    """Whether the process ends in time; wakes at once where the system can tell (pidfd_open(2)); `watch` looks on."""
    if hasattr(os, "pidfd_open"):
        end = os.pidfd_open(process.pid)
        try:
            return watch.wait(end, seconds, process.pid) if watch else bool(select.select([end], [], [], seconds)[0])
        finally:
            os.close(end)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


@functools.cache
def become_subreaper() -> bool:
    """Have every orphan of this process's descendants handed to it, where the system can (Linux)."""
    return sys.platform == "linux" and bool(ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0)


def _is_childless() -> bool:
    """Whether this process is a subreaper without any child, so that nothing of a program can live (waitid(2)).

    It costs one system call, where looking for descendants reads /proc of every process on the machine.
    """
    if not become_subreaper():
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
    others = [] if become_subreaper() else [one for one in psutil.process_iter() if _has_home(one, home)]
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
        if become_subreaper() and not self.strangers:  # all children are the program's
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


def segments() -> set[Path]:
    """What there is of the user's shared memory and semaphores, whoever made it; nothing where the system hides it."""
    found: set[Path] = set()
    if POSIX and SEGMENTS.is_dir():
        with os.scandir(SEGMENTS) as entries:
            for entry in entries:
                with contextlib.suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_uid == os.getuid():
                        found.add(SEGMENTS / entry.name)
    return found


class SegmentWatch:
    """Tells, of the segments and semaphores that come while a program runs, those that are the program's own.

    All programs of a machine share one folder of them, and it does not say who made which. Of those that came after
    the program had started, its own are: those that it or a descendant is seen to have open or mapped, and those that
    it has noted (segment_names.py). Only these may be removed. `found`: is called with each that was seen so.
    """

    def __init__(self, found: Callable[[Path], object] = lambda path: None) -> None:
        self.found = found
        self.before, self.own = segments(), set[Path]()
        # By one that nobody was seen to hold: when to look again, by time.monotonic, and in how many seconds then.
        self.looks: dict[Path, tuple[float, float]] = {}
        self.descriptor = _notify_of_new(SEGMENTS) if SEGMENTS.is_dir() else -1

    def wait(self, descriptor: int, seconds: float, pid: int) -> bool:
        """Wait until `descriptor` is readable, at most so long; whether it is. Looks at what comes meanwhile.

        `pid`: the program's process, which is asked first.
        """
        deadline = time.monotonic() + seconds
        watched = [descriptor, *([self.descriptor] if self.descriptor >= 0 else [])]
        while (now := time.monotonic()) < deadline:
            until = min([deadline, *(due for due, _ in self.looks.values())])
            ready = select.select(watched, [], [], max(0.0, until - now))[0]
            if descriptor in ready:
                return True
            if self.descriptor in ready:
                with contextlib.suppress(OSError):
                    os.read(self.descriptor, 65536)
            self._look([pid])
        return False

    def look(self) -> None:
        """Ask whose those are that nobody was seen to hold, before what may hold them is ended."""
        self.looks.clear()
        self._look([])

    def _look(self, first: list[int]) -> None:
        """Ask whose the new ones are, and again, less and less often, whose those are that nobody was seen to hold."""
        new, now = segments() - self.before - self.own, time.monotonic()
        due = {path for path in new if self.looks.get(path, (now, 0.0))[0] <= now}
        known = set(self.own)
        self.own |= held(due, first)
        if due := due - self.own:
            self.own |= held(due, _descendants())
        for path in self.own - known:
            self.found(path)
        for path in due - self.own:
            pause = min(2 * self.looks.get(path, (now, 0.002))[1], 1.0)
            self.looks[path] = now + pause, pause
        self.looks = {path: look for path, look in self.looks.items() if path in new - self.own}

    def stop(self, noted: Container[str]) -> tuple[set[Path], set[Path]]:
        """The program's own that nobody holds any more, and others that came and that nobody holds: anybody's.

        `noted`: names that the program has made.
        """
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1
        left = segments() - self.before
        left -= held(left, all_processes())
        own = self.own | {one for one in left if one.name in noted}
        return left & own, left - own


def _notify_of_new(folder: Path) -> int:
    """A descriptor that is readable when a file comes into a folder (inotify(7)); -1 where there is none to have."""
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform != "linux" or (descriptor := libc.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)) < 0:
        return -1
    libc.inotify_add_watch(descriptor, os.fsencode(folder), IN_CREATE | IN_MOVED_TO)
    return int(descriptor)


def held(paths: Iterable[Path], processes: Iterable[int]) -> set[Path]:
    """Those of `paths` that one of `processes` has open or mapped.

    A map is told by device and inode: glibc links a semaphore to its name only once it is mapped under another.
    """
    marks: dict[Path, tuple[str, tuple[int, int]]] = {}
    for path in paths:
        with contextlib.suppress(OSError):
            is_ = path.lstat()
            mapped = f" {os.major(is_.st_dev):02x}:{os.minor(is_.st_dev):02x} {is_.st_ino} "
            marks[path] = mapped, (is_.st_dev, is_.st_ino)
    found: set[Path] = set()
    for pid in processes if marks else ():
        maps, opened = _maps(pid), _opened(pid)
        found |= {path for path, (mapped, inode) in marks.items() if mapped in maps or inode in opened}
        if len(found) == len(marks):
            break
    return found


def _maps(pid: int) -> str:
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/maps").read_text("utf-8", "replace")
    return ""


def _opened(pid: int) -> set[tuple[int, int]]:
    """The device and inode of each file in /dev/shm that a process has open."""
    found = set()
    with contextlib.suppress(OSError):
        for number in os.listdir(f"/proc/{pid}/fd"):
            with contextlib.suppress(OSError):
                name = f"/proc/{pid}/fd/{number}"
                if os.readlink(name).startswith(f"{SEGMENTS}/"):
                    is_ = os.stat(name)
                    found.add((is_.st_dev, is_.st_ino))
    return found


def _descendants() -> list[int]:
    """All that this process, to which orphans are handed, has started (proc_pid_task_children(5))."""
    found, at = [os.getpid()], 0
    while at < len(found):
        with contextlib.suppress(OSError):  # it has ended
            for thread in os.listdir(f"/proc/{found[at]}/task"):
                found += map(int, Path(f"/proc/{found[at]}/task/{thread}/children").read_text("utf-8").split())
        at += 1
    return found[1:]


def all_processes() -> list[int]:
    """The newest first, which is likely to be a program's."""
    return sorted((int(name) for name in os.listdir("/proc") if name.isdecimal()), reverse=True)
