"""The gate's memory: that this very program, recording, pattern, checks, requirements and Python passed on this machine.

It is kept in .cache/verified.json and never committed.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from pathlib import Path

from book import ROOT
from book.check.program import Program
from book.check.python import Interpreter

JUDGES = (
    "contract",
    "fault",
    "judge",
    "leftovers",
    "pattern",
    "program",
    "python",
    "run",
    "tidy",
)  # the modules that a verdict depends on


@functools.cache
def _judges(root: Path) -> bytes:
    files = [*(Path(__file__).with_name(f"{name}.py") for name in JUDGES), root / "requirements.txt"]
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files if file.exists())).digest()


def fingerprint(program: Program, python: Interpreter) -> str:
    """One hash over all that a verdict depends on; of the program, the source as it was loaded, and so as it runs."""
    digest = hashlib.sha256(_judges(program.root))
    about = (program.name, program.source_hash, python.full_version, python.platform, str(sorted(python.packages)))
    digest.update("\0".join(about).encode())
    for path in program.files():
        content = program.source.encode() if path == program.path else path.read_bytes()
        digest.update(f"\0{path.name}\0".encode() + content)
    return digest.hexdigest()


class Stamps:
    """The passing runs of this machine: of each program, by full version of the Python, its fingerprint."""

    def __init__(self, root: Path = ROOT):
        self.path = root / ".cache" / "verified.json"
        try:
            self.known: dict[str, dict[str, str]] = json.loads(self.path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            self.known = {}

    def fits(self, program: Program, python: Interpreter) -> bool:
        """Whether the program passed as it is now."""
        return self.known.get(program.name, {}).get(python.full_version) == fingerprint(program, python)

    def add(self, name: str, full_version: str, stamp: str) -> None:
        """Note that a program passed; `stamp` is its fingerprint from before the run."""
        self.known.setdefault(name, {})[full_version] = stamp

    def save(self) -> None:
        """Write the file whole or not at all."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(self.known, indent=0, sort_keys=True), "utf-8")
        os.replace(new, self.path)
