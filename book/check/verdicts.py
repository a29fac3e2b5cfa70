"""The committed verdict of every Python on every program, in tests/versions/TOPIC.txt; pages tell it to readers.

A line is `TOPIC/NAME.py HASH 3.10=same 3.13t=differs`: "same" as the plain recording, its "own" recording, "needs"
what that Python does not have, or "differs". Lines whose hash is not that of the source stand for nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from book.check.directive import split_lines
from book.check.fault import BookError
from book.check.files import content, decode, write_whole
from book.check.program import Program
from book.check.python import Interpreter, Version
from book.check.stamps import Stamps

PASSED = frozenset({"same", "own"})


def _file(program: Program) -> Path:
    """The file that holds the verdicts of a program and of all of its topic."""
    return program.root / "tests" / "versions" / f"{program.topic}.txt"


ROW = re.compile(r"(\S+) ([0-9a-f]+)((?: 3\.\d+t?=(?:same|own|needs|differs))*)")


def _row(program: Program) -> tuple[str, str]:
    """Source hash and verdicts of a program, as they are written; both empty where it has no row.

    Raises BookError for a line that is no row.
    """
    path = _file(program)
    shown = program.shown(path)
    for number, line in enumerate(split_lines(decode(content(path) or b"", shown)), 1):
        if not (row := ROW.fullmatch(line)):
            wanted = f"wanted TOPIC/NAME.py HASH 3.14=same ..., came {line!r}; take the line out, and run make matrix"
            raise BookError(shown, number, wanted)
        if row[1] == program.name:
            return row[2], row[3]
    return "", ""


def verdicts(program: Program) -> dict[Version, str]:
    """The verdicts of exactly this source, in order of version; empty where it has changed since. Raises BookError."""
    source_hash, words = _row(program)
    if source_hash != program.source_hash:
        return {}
    pairs = (word.split("=") for word in words.split())
    return dict(sorted((Version.parse(version), verdict) for version, verdict in pairs))


def save_verdicts(programs: Iterable[Program], new: Mapping[str, Mapping[Version, str]]) -> None:
    """Write the files of all topics of `programs`: new verdicts over old ones, by name of the program.

    The word of a Python that has none stays while the source is the same. Raises BookError as write_whole.
    """
    programs = list(programs)
    old = {path: content(path) for path in {_file(program) for program in programs}}
    lines: dict[Path, list[str]] = {}
    for program in programs:
        merged = {**verdicts(program), **new.get(program.name, {})}
        words = [f"{version}={merged[version]}" for version in sorted(merged)]
        line = " ".join([program.name, program.source_hash, *words])
        lines.setdefault(_file(program), []).append(line)
    for path, rows in lines.items():
        write_whole(path, "\n".join(rows) + "\n", old[path])


def standing(program: Program, python: Interpreter, stamps: Stamps) -> str:
    """What the build may say of a program: "verified" here, verified "elsewhere", "not run", or "unverified".

    Only a program that this Python cannot run may lean on the committed verdicts.
    """
    if not program.contract.unmet_needs(python):
        return "verified" if stamps.fits(program, python) else "unverified"
    return "elsewhere" if PASSED & set(verdicts(program).values()) else "not run"
