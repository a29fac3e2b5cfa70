"""What is wrong, and where: every check reports faults, and every broken file raises one as a BookError."""

from __future__ import annotations

import enum
import sys
from dataclasses import dataclass


def show_all() -> None:
    """Have print write what stdout cannot encode as escapes: messages quote programs, and a terminal may know ASCII."""
    if reconfigure := getattr(sys.stdout, "reconfigure", None):
        reconfigure(errors="backslashreplace")


class Kind(enum.Enum):
    """What sort of fault it is, for those who treat some of them differently."""

    OTHER = "other"
    DANGER = "danger"  # a hang, or something left behind: also the start of an exercise must not have it
    STALE = "stale"  # a recording that its pattern no longer fits


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. Its text begins with PATH:LINE and says what was wanted and what came.

    `path` is relative to the book's folder, as messages name it; `line` counts from 1.
    """

    path: str
    line: int
    text: str
    kind: Kind = Kind.OTHER

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class BookError(ValueError):
    """A file of the book that breaks a rule, as the one fault that says so."""

    def __init__(self, path: str, line: int, text: str):
        super().__init__(path, line, text)  # with which it can be made again in another process
        self.fault = Fault(path, line, text)

    def __str__(self) -> str:
        return str(self.fault)
