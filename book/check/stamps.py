"""The gate's memory: that this program, recording, pattern, checks, requirements and Python passed on this machine.

It is kept in .cache/verified.json, and how long each program took in .cache/seconds.json; neither is ever committed.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from book import ROOT
from book.check.files import write_whole
from book.check.program import Program
from book.check.python import Interpreter


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
        content = program.source.encode() if path == program.path else path.read_bytes()
        digest.update(f"\0{path.name}\0".encode() + content)
    return digest.hexdigest()


class Stamps:
    """The passing runs of this machine: of each program, by full version of the Python, its fingerprint.

    `known` stands for what .cache/verified.json holds, where a caller has it already.
    """

    def __init__(self, root: Path = ROOT, known: dict[str, dict[str, str]] | None = None):
        self.path = root / ".cache" / "verified.json"
        self.known = _load(self.path) if known is None else known

    def fits(self, program: Program, python: Interpreter) -> bool:
        """Whether the program passed as it is now."""
        return self.known.get(program.name, {}).get(python.full_version) == fingerprint(program, python)

    def add(self, name: str, full_version: str, stamp: str) -> None:
        """Note that a program passed; `stamp` is its fingerprint from before the run."""
        self.known.setdefault(name, {})[full_version] = stamp

    def save(self) -> None:
        """Write .cache/verified.json."""
        _save(self.path, self.known)


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
        """Note and write how long programs took, by name."""
        self.known |= {name: round(seconds, 3) for name, seconds in new.items()}
        _save(self.path, self.known)


def _load(path: Path) -> Any:
    """What a file of the cache holds; nothing where it is missing or broken."""
    try:
        return json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}


def _save(path: Path, known: Mapping[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, json.dumps(known, indent=0, sort_keys=True))
