"""Notes the names of the shared memory and semaphores that a program makes, where it lies as sitecustomize.py.

A folder of them does not tell who made which. Python imports this as it starts, in the program and in its children; the
names come into a file beside it, one a line, without the slash that they begin with.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import Any

FOLDER = "/dev/shm/"
NOTES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "notes-names")


def note(name: str) -> None:
    """Add a name to the notes, whole, whoever else does so."""
    notes = os.open(NOTES, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.write(notes, name.lstrip("/").encode() + b"\n")
    finally:
        os.close(notes)


def note_all() -> None:
    """Have this process note what it makes from now on: through multiprocessing, or as a file."""
    with contextlib.suppress(ImportError):
        import _posixshmem  # type: ignore[import-not-found]

        shm_open = _posixshmem.shm_open

        def open_and_note(path: str, flags: int, mode: int = 0o777) -> int:
            if flags & os.O_CREAT:
                note(path)
            return int(shm_open(path, flags, mode))

        _posixshmem.shm_open = open_and_note
    with contextlib.suppress(ImportError):
        import _multiprocessing  # type: ignore[import-not-found]

        class SemLock(_multiprocessing.SemLock):  # type: ignore[misc]
            def __new__(cls, kind: int, value: int, maximum: int, name: str, unlink: bool) -> Any:
                note(f"sem.{name.lstrip('/')}")
                return super().__new__(cls, kind, value, maximum, name, unlink)

        _multiprocessing.SemLock = SemLock
    sys.addaudithook(_note_file)


def _note_file(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.path.abspath(os.fsdecode(arguments[0]))
        if path.startswith(FOLDER) and (arguments[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            note(path[len(FOLDER) :])


if __name__ == "sitecustomize":
    vars(os.environ)["_data"].pop(b"PYTHONPATH", None)  # the program does not see it, its children are still given it
    sys.path.remove(os.path.dirname(NOTES))
    note_all()
