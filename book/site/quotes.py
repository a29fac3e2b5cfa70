"""Quotes of what the checks say, for the page that explains them: each program is run, and its first line shown.

Every function takes the words of a region's marker and returns a fence. It raises ValueError where nothing is to quote.
"""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

from book import ROOT
from book.check.directive import split_lines
from book.check.fault import BookError
from book.check.judge import judge, judge_recordings
from book.check.mutants import ProgramMutants
from book.check.program import Program, interpreter
from book.check.python import START_METHODS
from book.check.run import run

BROKEN = ROOT / "tests" / "faults"  # a book of programs that are broken on purpose
VARIES = [  # what may differ between two runs, and what it is compared as
    (r"\bpid \d+", "pid N"),
    (r"\.check:(3: wanted 'ann: pid \[\[ANN|4: wanted 'bob: pid \[\[BOB)", ".check: the slower clerk"),
]


def varies(line: str) -> str:
    """A line of a quote without what may differ between two runs."""
    for pattern, word in VARIES:
        line = re.sub(pattern, word, line)
    return line


def fault(*cases: str) -> str:
    """What is said of broken programs; each case is TOPIC/NAME of tests/faults, or "TOPIC/NAME METHOD" of a start."""
    lines = []
    for case in cases:
        name, _, method = case.partition(" ")
        if method and method not in START_METHODS:
            raise ValueError(f"wanted a start method, came {method!r}")
        lines.append(first_line(_load(f"{name}.py", BROKEN), method or None))
    return _fence(*lines)


def pattern(name: str) -> str:
    """The pattern of the program TOPIC/NAME, as it is."""
    return _fence(*split_lines(_read(ROOT / "tests" / "patterns" / f"{name}.check")))


def change(name: str, old: str, new: str) -> str:
    """What is said of the program TOPIC/NAME.py where each text `old` is replaced by `new`."""
    program = _load(name)
    if old not in program.source:
        raise ValueError(f"wanted {old} in {program}, came none")
    return _fence(first_line(dataclasses.replace(program, source=program.source.replace(old, new))))


def mutant(name: str, change: str) -> str:
    """What is said of one mutant of the program TOPIC/NAME.py, named as `make mutants` names it."""
    program = _load(name)
    sources = dict(ProgramMutants(program))
    if change not in sources:
        raise ValueError(f"wanted a mutant of {program}, came {change!r}; there are: {'; '.join(sources)}")
    return _fence(first_line(dataclasses.replace(program, source=sources[change])))


def first_line(program: Program, method: str | None = None) -> str:
    """The first line of what is wrong with a program, when it runs now. Raises ValueError where nothing is."""
    python = interpreter(root=program.root)
    try:
        result = run(program, python, method)
        faults = judge(program, result, python) + ([] if method else judge_recordings(program, python))
    except BookError as error:
        return str(error)
    if not faults:
        raise ValueError(f"wanted a fault of {program}, came a pass")
    return str(faults[0]).partition("\n")[0]


def _load(name: str, root: Path = ROOT) -> Program:
    path = root / "snippets" / name
    _read(path)
    return Program.load(path, root)


def _read(path: Path) -> str:
    if not path.is_file():
        raise ValueError(f"wanted a file, came no {path.relative_to(ROOT).as_posix()}")
    return path.read_text("utf-8")


def _fence(*lines: str) -> str:
    return "\n".join(["```text", *lines, "```"])
