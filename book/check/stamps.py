"""The gate's memory: that this program, recording, pattern, checks, requirements and Python passed on this machine.

It is kept in .cache/verified.json, and how long each program took in .cache/seconds.json; neither is ever committed.
"""

from __future__ import annotations

import contextlib
import functools
import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from book import ROOT
from book.check.fault import BookError
from book.check.files import alone, content, write_whole
from book.check.program import Program
from book.check.python import Interpreter

Runs = dict[str, dict[str, tuple[float, str]]]  # by name and full version: when it ended, and the stamp of a pass


@functools.cache
def _checks(root: Path) -> bytes:
    """A hash of what judges programs: this package, whole, and the packages that it is given."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), root / "requirements.txt"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files if file.exists())).digest()


def fingerprint(program: Program, python: Interpreter) -> str:
    """One hash over all that a verdict depends on; of the program, the source as it was loaded, and so as it runs."""
    digest = hashlib.sha256(_checks(program.root))
    about = (program.name, program.source_hash, python.full_version, python.platform, str(sorted(python.packages)))
    digest.update("\0".join(about).encode())
    for path in program.files():
        held = program.source.encode() if path == program.path else _held(path)
        digest.update(f"\0{path.name}\0".encode() + held)
    return digest.hexdigest()


def _held(path: Path) -> bytes:
    """What a file holds; nothing where it cannot be read, which the run tells."""
    try:
        return content(path) or b""
    except BookError:
        return b""


class Stamps:
    """The last run of each program here, by full version of the Python: when, and its fingerprint if it passed.

    `known` stands for what .cache/verified.json holds, where a caller has it already.
    """

    def __init__(self, root: Path = ROOT, known: Runs | None = None):
        self.path = root / ".cache" / "verified.json"
        self.known = _runs(_load(self.path)) if known is None else known

    def fits(self, program: Program, python: Interpreter) -> bool:
        """Whether the program, as it is now, passed when it last ran."""
        _, stamp = self.known.get(program.name, {}).get(python.full_version, (0.0, ""))
        return stamp == fingerprint(program, python)

    def add(self, name: str, full_version: str, stamp: str, ended: float | None = None) -> None:
        """Note a run; `stamp`: the program's fingerprint from before it, or nothing where it failed.

        `ended`: the time of the run in seconds since the epoch, by default now. Of two runs the later one counts.
        """
        _add(self.known, name, full_version, time.time() if ended is None else ended, stamp)

    def save(self) -> None:
        """Write .cache/verified.json, where other sessions may have noted later runs. Raises BookError."""
        with _updated(self.path) as found:
            known = _runs(found)
            for name, runs in self.known.items():
                for full_version, (ended, stamp) in runs.items():
                    _add(known, name, full_version, ended, stamp)
            found.clear()
            found.update(known)
        self.known = known


def _add(known: Runs, name: str, full_version: str, ended: float, stamp: str) -> None:
    runs = known.setdefault(name, {})
    if ended >= runs.get(full_version, (0.0, ""))[0]:
        runs[full_version] = ended, stamp


def _runs(found: dict[str, Any]) -> Runs:
    """What a file of stamps says that is well formed; a run of a clock that was ahead is older than all others."""
    known: Runs = {}
    now = time.time()
    for name, runs in found.items():
        for full_version, run in runs.items() if isinstance(runs, dict) else ():
            if isinstance(run, list) and [type(part) for part in run] == [float, str]:
                known.setdefault(name, {})[full_version] = run[0] if run[0] <= now else 0.0, run[1]
    return known


class Durations:
    """How many seconds each program took when it last ran here, its runs under start methods counted.

    `known` stands for what .cache/seconds.json holds, where a caller has it already.
    """

    def __init__(self, root: Path = ROOT, known: dict[str, float] | None = None):
        self.path = root / ".cache" / "seconds.json"
        self.known: dict[str, float] = _load(self.path) if known is None else known

    def expect(self, program: Program, python: Interpreter) -> float:
        """The seconds that a program is likely to take; a guess for one that has not run here."""
        if program.name in self.known:
            return self.known[program.name]
        try:
            # Start methods cost more than a plain run, and a run through every schedule more than either.
            return 0.2 + 0.4 * len(program.start_methods(python)) + (2 if program.contract.under else 0)
        except ValueError:  # a contract that breaks a rule, which fails at once
            return 0.0

    def update(self, new: Mapping[str, float]) -> None:
        """Note and write how long programs took, by name. Raises BookError as write_whole."""
        with _updated(self.path) as known:
            known |= {name: round(seconds, 3) for name, seconds in new.items()}
            self.known = known


def _load(path: Path) -> dict[str, Any]:
    """What a file of the cache holds; nothing where it is missing or broken."""
    try:
        found = json.loads(content(path) or b"")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


@contextlib.contextmanager
def _updated(path: Path) -> Iterator[dict[str, Any]]:
    """What a file of the cache holds, to be changed, and then written, while no other session does the same."""
    with alone(path):
        old = content(path)
        known = _load(path)
        yield known
        write_whole(path, json.dumps(known, indent=0, sort_keys=True), old)
