"""What was verified: the stamp that the build asks for, and the committed verdict of every Python.

The stamp (.cache/verified.json, never committed) says that this very program, recording, pattern, runner,
judge, requirements and interpreter passed here. The version files (tests/versions/TOPIC.txt) say how each
program did under each Python; the version strip of a page is made from them.
"""

from __future__ import annotations

import functools
import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from book.snippet import ROOT, Interpreter, Snippet

JUDGES = ("snippet", "runner", "judge", "pattern")


@functools.cache
def _machinery(root: Path) -> bytes:
    files = [*(Path(__file__).with_name(f"{name}.py") for name in JUDGES), root / "requirements.txt"]
    return hashlib.sha256(b"\0".join(f.read_bytes() for f in files if f.exists())).digest()


def fingerprint(snippet: Snippet, python: Interpreter) -> str:
    """One hash over all that a verdict depends on; of the program, the source as it was loaded, and so as it runs."""
    digest = hashlib.sha256(_machinery(snippet.root))
    digest.update(
        f"{snippet.name}\0{snippet.source_hash}\0{python.full_version}\0{python.platform}\0{sorted(python.packages)}".encode()
    )
    for path in snippet.files():
        content = snippet.source.encode() if path == snippet.path else path.read_bytes()
        digest.update(f"\0{path.name}\0".encode() + content)
    return digest.hexdigest()


class Stamps:
    """The passing runs of this machine."""

    def __init__(self, root: Path = ROOT):
        self.path = root / ".cache" / "verified.json"
        try:
            self.known: dict[str, dict[str, str]] = json.loads(self.path.read_text("utf-8"))
        except (FileNotFoundError, ValueError):
            self.known = {}

    def fits(self, snippet: Snippet, python: Interpreter) -> bool:
        return self.known.get(snippet.name, {}).get(python.full_version) == fingerprint(snippet, python)

    def add(self, name: str, full_version: str, stamp: str) -> None:
        self.known.setdefault(name, {})[full_version] = stamp

    def save(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        new = self.path.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(self.known, indent=0, sort_keys=True), "utf-8")
        os.replace(new, self.path)


@dataclass
class Row:
    """A program's verdicts: source hash, and for each Python (its label) same, own, needs or differs."""

    source_hash: str
    verdicts: dict[str, str]


def _order(label: str) -> tuple[int, bool]:
    return int(label[2:].rstrip("t")), label.endswith("t")


def versions(topic: str, root: Path = ROOT) -> dict[str, Row]:
    """The committed verdicts of a topic, by program name."""
    path = root / "tests" / "versions" / f"{topic}.txt"
    rows = {}
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        name, source_hash, *verdicts = line.split()
        rows[name] = Row(source_hash, dict(verdict.split("=") for verdict in verdicts))
    return rows


def verdicts(snippet: Snippet) -> dict[str, str]:
    """The verdicts of exactly this source, in order of version; empty where it has changed since."""
    row = versions(snippet.topic, snippet.root).get(snippet.name)
    if row is None or row.source_hash != snippet.source_hash:
        return {}
    return {label: row.verdicts[label] for label in sorted(row.verdicts, key=_order)}


def save_versions(snippets: list[Snippet], new: dict[str, dict[str, str]]) -> None:
    """Write the version files: new verdicts over old ones; an absent Python keeps its word while the source is the same."""
    for topic in sorted({s.topic for s in snippets}):
        lines = []
        for snippet in (s for s in snippets if s.topic == topic):
            merged = verdicts(snippet) | new.get(snippet.name, {})
            told = " ".join(f"{label}={merged[label]}" for label in sorted(merged, key=_order))
            lines.append(f"{snippet.name} {snippet.source_hash} {told}".rstrip())
        path = snippets[0].root / "tests" / "versions" / f"{topic}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def standing(snippet: Snippet, python: Interpreter, stamps: Stamps) -> str:
    """What the build may say of a program: "verified" here, verified "elsewhere", "not run", or "unverified".

    Only a program that this Python cannot run may lean on the version files.
    """
    if not snippet.lacks(python):
        return "verified" if stamps.fits(snippet, python) else "unverified"
    return "elsewhere" if {"same", "own"} & set(verdicts(snippet).values()) else "not run"
