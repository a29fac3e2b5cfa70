"""The committed verdict of every Python on every program, in tests/versions/TOPIC.txt; pages tell it to readers.

A line is `TOPIC/NAME.py HASH 3.10=same 3.13t=differs`: "same" as the plain recording, its "own" recording, "needs"
what that Python does not have, or "differs". Lines whose hash is not that of the source stand for nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from book import ROOT
from book.check.program import Program
from book.check.python import Interpreter, Version
from book.check.stamps import Stamps

PASSED = frozenset({"same", "own"})


def _file(topic: str, root: Path) -> Path:
    return root / "tests" / "versions" / f"{topic}.txt"


def _rows(topic: str, root: Path) -> dict[str, list[str]]:
    """Source hash and verdicts of a topic's programs, by name."""
    path = _file(topic, root)
    lines = path.read_text("utf-8").splitlines() if path.exists() else []
    return {name: row for name, *row in map(str.split, lines)}


def verdicts(program: Program) -> dict[Version, str]:
    """The verdicts of exactly this source, in order of version; empty where it has changed since."""
    source_hash, *words = _rows(program.topic, program.root).get(program.name, [""])
    if source_hash != program.source_hash:
        return {}
    pairs = (word.split("=") for word in words)
    return dict(sorted((Version.parse(label), verdict) for label, verdict in pairs))


def save_verdicts(programs: Iterable[Program], new: Mapping[str, Mapping[Version, str]], root: Path = ROOT) -> None:
    """Write the files of all topics: new verdicts over old ones, by name of the program.

    The word of a Python that has none stays while the source is the same.
    """
    lines: dict[str, list[str]] = {}
    for program in programs:
        merged = verdicts(program) | new.get(program.name, {})
        words = [f"{version}={merged[version]}" for version in sorted(merged)]
        lines.setdefault(program.topic, []).append(" ".join([program.name, program.source_hash, *words]))
    for topic, rows in lines.items():
        path = _file(topic, root)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(rows) + "\n", "utf-8", newline="\n")


def standing(program: Program, python: Interpreter, stamps: Stamps) -> str:
    """What the build may say of a program: "verified" here, verified "elsewhere", "not run", or "unverified".

    Only a program that this Python cannot run may lean on the committed verdicts.
    """
    if not program.contract.unmet_needs(python):
        return "verified" if stamps.fits(program, python) else "unverified"
    return "elsewhere" if PASSED & set(verdicts(program).values()) else "not run"
