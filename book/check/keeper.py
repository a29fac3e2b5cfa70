"""A process beside the one that runs programs: it ends their processes and removes their folders should that one die.

A runner that is killed cannot tidy up. It tells its keeper of each folder before a program starts there and after it
is gone; when the pipe between them closes, what is still known is tidied up here.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import json
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psutil

from book import ROOT
from book.check.surroundings import POSIX

PR_SET_PDEATHSIG = 1  # linux/prctl.h
TRACKER = "resource_tracker"  # the helper of multiprocessing that frees segments, in its command line
TRACKER_WITHIN = 1.5  # seconds that it has for that when all others have ended


# Where there are orphans, the keeper is one from the start: it is no child of its runner, and so none of a program's.
START = """
import os, sys
if hasattr(os, "fork") and os.fork():
    os._exit(0)
sys.path.insert(0, {root!r})
from book.check.keeper import keep
keep()
"""


Tell = Callable[[str, "int | str | list[str]"], None]


class Keeper:
    """The keeper of this process, as long as it lives."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-c", START.format(root=str(ROOT))],
            cwd=os.sep,
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=POSIX,  # a Ctrl-C at the terminal is not for it
            bufsize=0,
        )
        if POSIX:
            self.process.wait()

    @contextlib.contextmanager
    def minds(self, folder: Path) -> Iterator[Tell]:
        """Within, the folder is removed, and what runs in it is ended, even if this process is killed.

        Gives a function, which is told what is in shared memory "before" a program starts there, the "session" of what
        was started, and each "segment" that is known for its own. After an interruption, which may come again while
        things are tidied up, the keeper looks once more.
        """
        self._tell("mind", folder)
        try:
            yield lambda word, value: self._tell(word, folder, value)
        except Exception:
            self._tell("forget", folder)
            raise
        self._tell("forget", folder)

    def _tell(self, word: str, folder: Path, value: int | str | list[str] = "") -> None:
        assert self.process.stdin
        with contextlib.suppress(BrokenPipeError):  # somebody has killed it
            self.process.stdin.write(json.dumps([word, os.fspath(folder), value]).encode() + b"\n")


@functools.cache
def keeper_of(pid: int) -> Keeper:
    """The keeper of the process `pid`, which is this one: a child that was forked has none yet.

    It has to be asked for before this process becomes the one that orphans are handed to.
    """
    return Keeper()


def keep() -> None:
    """Read of folders on stdin until it ends, then end what runs in those that are left, and remove them."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    minded: dict[Path, dict[str, set[Any]]] = {}  # of each folder: its sessions, its segments, and those before it
    for line in sys.stdin.buffer:
        word, name, value = json.loads(line)
        if word == "mind":
            minded[Path(name)] = {"session": set(), "segment": set(), "before": set()}
        elif word == "forget":
            minded.pop(Path(name), None)
        else:
            minded[Path(name)][word].update(value if isinstance(value, list) else [value])
    for folder, known in minded.items():
        segments = _end_all(folder, known["session"], known["before"])
        shutil.rmtree(folder, ignore_errors=True)
        _remove_segments(segments | {Path(name) for name in known["segment"]})


def _remove_segments(paths: set[Path]) -> None:
    """Remove the segments that nobody holds any more."""
    from book.check.leftovers import all_processes, held

    for path in paths - held(paths, all_processes()):
        with contextlib.suppress(OSError):
            path.unlink()


def end_with_parent() -> None:
    """Have the system kill this process of multiprocessing when the one that forked it ends (prctl(2)); Linux alone.

    It ends at once where its parent has ended before.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        parent = multiprocessing.parent_process()
        of_server = multiprocessing.get_start_method() == "forkserver"  # which ends with the parent
        if parent and not (parent.is_alive() and (of_server or os.getppid() == parent.pid)):
            os._exit(1)


def _end_all(folder: Path, sessions: set[int], before: set[str]) -> set[Path]:
    """End what has a HOME in `folder`, works there or is of `sessions`, and what is born meanwhile; trackers last.

    Returns the segments that those were seen to hold, without those that were there `before`.
    """
    from book.check.leftovers import held, segments

    deadline, unseen, own = time.monotonic() + TRACKER_WITHIN, 0, set[Path]()
    while unseen < 5:  # a process may slip through between two looks
        found = [one for one in psutil.process_iter() if _is_of(one, folder, sessions)]
        unseen = 0 if found else unseen + 1
        if found:
            own |= held({path for path in segments() if path.name not in before}, [one.pid for one in found])
        for process in found:
            with contextlib.suppress(psutil.Error):
                if time.monotonic() > deadline or TRACKER not in " ".join(process.cmdline()):
                    process.kill()
        if not found or time.monotonic() > deadline:
            for session in sessions:  # at one blow, so also a chain of processes too short-lived to be looked at
                with contextlib.suppress(OSError):
                    os.killpg(session, signal.SIGKILL)
        time.sleep(0.02)
    return own


def _is_of(process: psutil.Process, folder: Path, sessions: set[int]) -> bool:
    """Whether a living process has a HOME in `folder`, works there, or is of one of `sessions`, which its own joins."""
    with contextlib.suppress(psutil.Error, OSError):
        session = os.getsid(process.pid) if POSIX else 0
        home = process.environ().get("HOME" if POSIX else "USERPROFILE", "")
        if session in sessions or (home and Path(home).parent == folder) or folder in Path(process.cwd()).parents:
            sessions.update({session} - {0})
            return True
    return False
