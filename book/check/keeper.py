"""A process beside the one that runs programs: it ends their processes and removes their folders should that one die.

A runner that is killed cannot tidy up. It tells its keeper of each folder before a program starts there and after it
is gone; when the pipe between them closes, what is still known is tidied up here.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from book import ROOT
from book.check.surroundings import POSIX

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
    def minds(self, folder: Path) -> Iterator[None]:
        """Within, the folder is removed, and what has a HOME in it is ended, even if this process is killed.

        After an interruption, which may come again while things are tidied up, the keeper looks once more.
        """
        self._tell("+", folder)
        try:
            yield
        except Exception:
            self._tell("-", folder)
            raise
        self._tell("-", folder)

    def _tell(self, sign: str, folder: Path) -> None:
        assert self.process.stdin
        with contextlib.suppress(BrokenPipeError):  # somebody has killed it
            self.process.stdin.write(sign.encode() + os.fsencode(folder).hex().encode() + b"\n")


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
    folders: set[Path] = set()
    for line in sys.stdin.buffer:
        folder = Path(os.fsdecode(bytes.fromhex(line[1:].decode())))
        (folders.add if line.startswith(b"+") else folders.discard)(folder)
    for folder in folders:
        _end_all_with_home_in(folder)
        shutil.rmtree(folder, ignore_errors=True)


def _end_all_with_home_in(folder: Path) -> None:
    """End all that was given a HOME in `folder`, and all of its sessions, and what is born meanwhile; trackers last."""
    sessions: set[int] = set()
    deadline = time.monotonic() + TRACKER_WITHIN
    unseen = 0
    while unseen < 5:  # a chain of processes that fork and end may slip through between two looks
        found = [one for one in psutil.process_iter() if _is_of(one, folder, sessions)]
        unseen = 0 if found else unseen + 1
        for session in sessions if time.monotonic() > deadline else ():
            with contextlib.suppress(OSError):
                os.killpg(session, signal.SIGKILL)  # at one blow, whoever is being born
        for process in found:
            with contextlib.suppress(psutil.Error):
                if time.monotonic() > deadline or TRACKER not in " ".join(process.cmdline()):
                    process.kill()
        time.sleep(0.02)


def _is_of(process: psutil.Process, folder: Path, sessions: set[int]) -> bool:
    """Whether a living process has a HOME in `folder`, works there, or is of one of `sessions`, which its own joins."""
    with contextlib.suppress(psutil.Error, OSError):
        session = os.getsid(process.pid) if POSIX else 0
        home = process.environ().get("HOME" if POSIX else "USERPROFILE", "")
        if session in sessions or (home and Path(home).parent == folder) or folder in Path(process.cwd()).parents:
            sessions.update({session} - {0})
            return True
    return False
