"""The committed verdict of every Python on every program, in tests/versions/TOPIC.txt; pages tell it to readers.

A line is `TOPIC/NAME.py HASH 3.10=same 3.13t=differs`: "same" as the plain recording, its "own" recording, "needs"
what that Python does not have, or "differs". Lines whose hash is not that of the source stand for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from book.check.directive import split_lines
from book.check.files import content, write_whole
from book.check.program import Program
from book.check.python import Interpreter, Version
from book.check.stamps import Stamps

PASSED = frozenset({"same", "own"})


def _file(program: Program) -> Path:
    """The file that holds the verdicts of a program and of all of its topic."""
    return program.root / "tests" / "versions" / f"{program.topic}.txt"


def _row(program: Program) -> list[str]:
    """Source hash and verdicts of a program, as they are written."""
    path = _file(program)
    lines = split_lines(path.read_text("utf-8")) if path.exists() else []
    return next((row for name, *row in filter(None, map(str.split, lines)) if name == program.name), [""])


def verdicts(program: Program) -> dict[Version, str]:
    """The verdicts of exactly this source, in order of version; empty where it has changed since."""
    source_hash, *words = _row(program)
    if source_hash != program.source_hash:
        return {}
    pairs = (word.split("=") for word in words)
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
