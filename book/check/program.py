"""A program of the book: its file, its contract, its recordings and its pattern.

Everything else (run, judge, record, embed, the gate of the build) meets only here.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from book import ROOT
from book.check.contract import EXPLORER, Contract, parse_contract
from book.check.fault import BookError
from book.check.files import content, decode
from book.check.python import NEWEST, START_METHODS, Interpreter, Version, probe

START = "_start"  # what the name of an exercise's start ends with
HERE = Version(*sys.version_info[:2])  # whose grammar this process knows
CHOOSES_START_METHOD = ("get_context", "set_start_method")


@dataclass(frozen=True)
class Recording:
    """One recorded stream; it holds for `version` and older, down to the next such file."""

    path: Path
    version: Version

    @property
    def text(self) -> str:
        """What was recorded; nothing where the file does not exist. Raises BookError where it is no text in UTF-8."""
        raw = content(self.path) or b""
        text = decode(raw, "/".join(self.path.parts[-3:]))
        return text if os.linesep == "\r\n" else raw.decode("utf-8")  # elsewhere a CR before a newline counts


@dataclass(eq=False)
class Program:
    """The program snippets/TOPIC/NAME.py of the book in `root`; two are equal only if they are one object."""

    path: Path
    root: Path
    source: str
    unfit: tuple[int, str] | None = None  # a line, and why this cannot be a program of the book

    @classmethod
    def load(cls, path: Path, root: Path = ROOT) -> Program:
        """Read a program; one that cannot be read, or not be a program, is empty, and its tree raises BookError."""
        if "." in path.stem:
            return cls(
                path, root, "", (1, f"wanted a name without a dot, came {path.name}: recordings add theirs to it")
            )
        if not re.fullmatch(r"\w+", path.stem, re.ASCII):
            return cls(path, root, "", (1, f"wanted a name of letters, digits and _, came {path.name}"))
        try:
            source = decode(path.read_bytes(), path.name)
        except OSError as error:
            return cls(path, root, "", (1, f"wanted a program, came {error.strerror or error}"))
        except BookError as error:
            return cls(path, root, "", (error.fault.line, error.fault.text))
        marked = source.startswith("\N{BOM}")
        return cls(
            path, root, source, (1, "wanted no byte order mark, came one; save it as UTF-8 without") if marked else None
        )

    def __str__(self) -> str:
        return self.shown(self.path)

    def shown(self, path: Path) -> str:
        """A path of the book as messages name it."""
        return path.relative_to(self.root).as_posix()

    @functools.cached_property
    def name(self) -> str:
        """Its name in the book, TOPIC/NAME.py."""
        return self.path.relative_to(self.root / "snippets").as_posix()

    @property
    def topic(self) -> str:
        """The folder that it is in."""
        return self.name.partition("/")[0]

    @property
    def is_start(self) -> bool:
        """Whether this is the start of an exercise, which must fail where its answer passes."""
        return self.path.stem.endswith(START)

    @property
    def stem(self) -> Path:
        """The path, without a suffix, that recordings are named after: an exercise's start has its answer's."""
        return self.path.with_name(self.path.stem.removesuffix(START))

    def _check_file(self) -> None:
        """Raises BookError for a file that holds no program."""
        if self.unfit:
            raise BookError(str(self), *self.unfit)

    @functools.cached_property
    def tree(self) -> ast.Module:
        """The syntax tree. Raises BookError where the source is not Python, as this Python knows it."""
        self._check_file()
        try:
            return ast.parse(self.source)
        except SyntaxError as error:
            raise BookError(str(self), error.lineno or 1, f"not Python: {error.msg}") from None
        except ValueError as error:  # a null byte
            raise BookError(str(self), 1, f"not Python: {error}") from None

    @functools.cached_property
    def contract(self) -> Contract:
        """How it is run and on what. Raises BookError where that is not well said, or the source is not Python."""
        self._check_file()
        try:
            contract = parse_contract(str(self), self.source, required_packages(self.root))
        except BookError:
            _ = self.tree  # what is not Python has not even a docstring
            raise
        if not contract.needs_newer(HERE):
            _ = self.tree
        return contract

    @functools.cached_property
    def uses_multiprocessing(self) -> bool:
        """Whether the program starts processes in a way that depends on the start method."""
        if self.contract.needs_newer(HERE):
            return bool(re.search(r"^\s*(import|from) multiprocessing\b|\bProcessPoolExecutor\b", self.source, re.M))
        modules, names = set(), set()
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                modules |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom):
                modules.add((node.module or "").split(".")[0])
                names |= {alias.name for alias in node.names}
            elif isinstance(node, ast.Attribute):
                names.add(node.attr)
        return "multiprocessing" in modules or "ProcessPoolExecutor" in names

    @functools.cached_property
    def chooses_start_method(self) -> bool:
        """Whether the program names a start method in a call."""
        if self.contract.needs_newer(HERE):
            return bool(re.search(rf"\b({'|'.join(CHOOSES_START_METHOD)})\(\s*[^\s)]", self.source))
        return any(
            isinstance(node, ast.Call)
            and node.args
            and getattr(node.func, "attr", getattr(node.func, "id", "")) in CHOOSES_START_METHOD
            for node in ast.walk(self.tree)
        )

    def start_methods(self, python: Interpreter) -> list[str]:
        """The start methods under which the program runs once more: all, unless it names its own."""
        declared = self.contract.start_methods
        if not self.uses_multiprocessing or self.is_start or (self.chooses_start_method and declared is None):
            return []
        return [method for method in declared or START_METHODS if method in python.start_methods]

    @property
    def pattern(self) -> Path:
        """The pattern of output that varies, whether it exists or not."""
        stem = self.stem.relative_to(self.root / "snippets")
        return self.root / "tests" / "patterns" / f"{stem}.check"

    @property
    def steps(self) -> Path:
        """The recording of the program's states, for its stepper, whether it exists or not."""
        return self.stem.with_suffix(".steps.json")

    @property
    def trace(self) -> Path:
        """What one run did and when, for its picture, whether it exists or not."""
        return self.stem.with_suffix(".trace.json")

    def recordings(self, stream: str) -> list[Recording]:
        """The recordings of "out" or "err", the newest first.

        One named for the newest Python does not count: it would be a second plain one.
        """
        found = []
        stem = self.stem.name
        for name in os.listdir(self.path.parent):  # ten times as fast as a glob; a build asks thousands of times
            if name.startswith(stem) and (match := re.fullmatch(rf"(?:\.py3(\d+))?\.{stream}", name[len(stem) :])):
                version = Version(3, int(match[1])) if match[1] else NEWEST
                if not match[1] or version < NEWEST:
                    found.append(Recording(self.path.with_name(name), version))
        return sorted(found, key=lambda recording: recording.version, reverse=True)

    def recording(self, stream: str, version: Version) -> Recording | None:
        """The recording that holds for a version, or None where there is none; a free-threaded build has no own one."""
        recordings = self.recordings(stream)
        holding = [recording for recording in recordings if version.release <= recording.version]
        if holding:
            return holding[-1]
        return next((recording for recording in recordings if recording.version == NEWEST), None)

    @property
    def package(self) -> Path | None:
        """The folder of the package beside the program, where there is one; known also where the contract is broken."""
        words = rf"^#\s*runs\s*:.*\b(under|beside) {EXPLORER}\b"
        return ROOT / EXPLORER if re.search(words, self.source, re.M) else None

    @property
    def source_hash(self) -> str:
        """A hash of all the code that runs: the program, and the package beside it."""
        sources = [self.source.encode()]
        if self.package:
            sources += [path.read_bytes() for path in sorted(self.package.glob("*.py"))]
        return hashlib.sha256(b"".join(sources)).hexdigest()[:16]

    def files(self) -> list[Path]:
        """The files that decide the verdict: program, recordings and pattern."""
        recorded = [recording.path for stream in ("out", "err") for recording in self.recordings(stream)]
        return [self.path, *recorded, *(path for path in (self.steps, self.trace, self.pattern) if path.exists())]


def find_programs(root: Path = ROOT) -> list[Program]:
    """Every program of the book, in order of its path; also those that cannot be read, which fail when asked more."""
    paths = sorted((root / "snippets").glob("*/*.py"))
    return [Program.load(path, root) for path in paths if not path.name.startswith(".")]  # as editors' locks do


def select(programs: Iterable[Program], words: Iterable[str]) -> list[Program]:
    """The programs that words name, each TOPIC/NAME.py or TOPIC; all where there is no word.

    Raises BookError for a word that names none.
    """
    programs, wanted = list(programs), {word.strip("/") for word in words}
    for word in sorted(wanted - {name for program in programs for name in (program.name, program.topic)}):
        raise BookError(f"snippets/{word}", 1, "wanted a program, TOPIC/NAME.py, or a TOPIC, came none of that name")
    return [program for program in programs if not wanted or wanted & {program.name, program.topic}]


@functools.cache
def required_packages(root: Path = ROOT) -> frozenset[str]:
    """The names of the packages that a program may need: what requirements.in lists. Raises BookError."""
    lines = decode(content(root / "requirements.in") or b"", "requirements.in").split("\n")
    return frozenset(match[0] for line in lines if (match := re.match(r"[A-Za-z][\w-]*", line)))


def interpreter(command: str | None = None, root: Path = ROOT) -> Interpreter:
    """The Python at `command`, by default this one, and which packages it has for the programs of the book."""
    return probe(command, required_packages(root)) if command else probe(packages=required_packages(root))
