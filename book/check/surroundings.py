"""The state that every program starts from, whoever runs it, and wherever: variables, signals, limits, umask.

Python's defaults for signals are those of signal(7) but for SIGINT; what a parent ignores, its children ignore too
(execve(2)), as under nohup or in the background of a shell, so that has to be undone.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

POSIX = os.name == "posix"
UMASK = 0o022 if POSIX else -1
# Soft limits of getrlimit(2), as far as the hard ones allow; None: as high as they allow.
LIMITS: Mapping[str, int | None] = {
    "RLIMIT_CORE": 0,  # no core file in the folder when a signal ends the program
    "RLIMIT_NOFILE": 1024,
    "RLIMIT_STACK": 8 * 2**20,
    "RLIMIT_AS": None,
    "RLIMIT_CPU": None,
    "RLIMIT_DATA": None,
    "RLIMIT_FSIZE": None,
}


def environment(home: Path, temporary: Path) -> dict[str, str]:
    """The variables that a program is given; both folders are for it alone. Of the reader's own only PATH is kept."""
    path = [os.path.abspath(entry) for entry in os.environ.get("PATH", os.defpath).split(os.pathsep) if entry]
    given = {"PATH": os.pathsep.join(path), "HOME": str(home), "LANG": "C.UTF-8", "TERM": "dumb", "TZ": "UTC"}
    if POSIX:
        return given | {"TMPDIR": str(temporary)}
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}  # Python does not start without
    return given | needed | {"USERPROFILE": str(home), "TEMP": str(temporary), "TMP": str(temporary)}


@contextlib.contextmanager
def known_state() -> Iterator[None]:
    """What is started within has default dispositions, an empty signal mask and the soft limits of LIMITS."""
    if not POSIX:
        yield
        return
    _catch_ignored_signals()
    blocked = signal.pthread_sigmask(signal.SIG_SETMASK, ())
    try:
        with _soft_limits():
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _catch_ignored_signals() -> None:
    """Have this process catch, and so still ignore, the signals that it was told to ignore.

    A signal that is caught gets its default at execve(2), which is what the children need; an ignored one stays so.
    What Python ignores by itself, subprocess restores. With SIGCHLD ignored, the system would reap our children for us.
    """
    with contextlib.suppress(ValueError):  # outside the main thread
        for number in signal.valid_signals():
            if signal.getsignal(number) is signal.SIG_IGN and number not in (signal.SIGPIPE, _SIGXFSZ):
                signal.signal(number, signal.SIG_DFL if number == signal.SIGCHLD else _ignore)


_SIGXFSZ = getattr(signal, "SIGXFSZ", None)


def _ignore(number: int, frame: Any) -> None:
    pass


@contextlib.contextmanager
def _soft_limits() -> Iterator[None]:
    import resource

    before = {}
    try:
        for name, wanted in LIMITS.items():
            kind = getattr(resource, name, None)
            if kind is None:
                continue
            before[kind] = resource.getrlimit(kind)
            hard = before[kind][1]
            low = wanted is not None and (hard == resource.RLIM_INFINITY or wanted < hard)
            with contextlib.suppress(ValueError, OSError):  # a system may refuse what it reports as its own limit
                resource.setrlimit(kind, (wanted if low and wanted is not None else hard, hard))
        yield
    finally:
        for kind, limits in before.items():
            with contextlib.suppress(ValueError, OSError):
                resource.setrlimit(kind, limits)
