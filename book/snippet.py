"""What a program of the book is: its file, its contract, its recordings and its pattern.

Everything else (runner, judge, recorder, embed, gate) meets only here.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

from pytest_examples import CodeExample

ROOT = Path(__file__).resolve().parent.parent
SUPPORTED = tuple((3, minor) for minor in range(10, 16))  # oldest to newest; a plain recording is the newest's
START_METHODS = ("fork", "forkserver", "spawn")

# It runs a program's functions (`# runs: under interleave`), or the program imports it (`beside interleave`).
EXPLORER = "interleave"

# A word of `# needs:` and the expression that tells, in an interpreter, whether it has it.
CAPABILITIES = {
    "os.fork": "hasattr(os, 'fork')",
    "procfs": "os.path.exists('/proc/self/status')",
    "gil": "getattr(sys, '_is_gil_enabled', lambda: True)()",
}


class ContractError(ValueError):
    """A file of the book that breaks a rule; the message begins with FILE:LINE."""


@dataclass(frozen=True)
class Interpreter:
    """A Python that runs programs, and what it can do."""

    command: str
    full_version: str
    version: tuple[int, int]
    platform: str
    free_threaded: bool
    capabilities: frozenset[str]
    packages: frozenset[str]

    @property
    def label(self) -> str:
        return f"{self.version[0]}.{self.version[1]}{'t' * self.free_threaded}"

    @property
    def start_methods(self) -> tuple[str, ...]:
        return START_METHODS if "os.fork" in self.capabilities else ("spawn",)


@functools.cache
def interpreter(command: str = sys.executable, root: Path = ROOT) -> Interpreter:
    """Ask the Python at `command` what it is. Raises ContractError where it does not answer."""
    probe = (
        "import json, os, sys, sysconfig, importlib.util as u\n"
        "print(json.dumps([sys.version, sys.version_info[:2], sys.platform, bool(sysconfig.get_config_var('Py_GIL_DISABLED')),"
        f"[{', '.join(f'{word!r} if {test} else None' for word, test in CAPABILITIES.items())}],"
        f"[name for name in {sorted(packages(root))} if u.find_spec(name)]]))"
    )
    try:
        answer = subprocess.run([command, "-c", probe], capture_output=True, text=True, timeout=30, check=True).stdout
        full, version, platform, free, can, has = json.loads(answer)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise ContractError(f"{command}: not a Python that runs: {error}") from None
    return Interpreter(command, full, tuple(version), platform, free, frozenset(filter(None, can)), frozenset(has))


@functools.cache
def packages(root: Path = ROOT) -> frozenset[str]:
    """The names a program may need: what requirements.in lists."""
    try:
        lines = (root / "requirements.in").read_text("utf-8").splitlines()
    except FileNotFoundError:
        return frozenset()
    return frozenset(m[0] for m in (re.match(r"[A-Za-z][\w-]*", line) for line in lines) if m)


@dataclass(frozen=True)
class Contract:
    """What a program cannot live without, from the comment under its docstring."""

    needs: tuple[str, ...] = ()
    exit: int = 0
    limit: float = 10.0  # seconds
    stdout: str = "terminal"
    start: tuple[str, ...] | None = None
    flags: tuple[str, ...] = field(default=())
    under: str = ""  # the package of this repository that runs the program and lies beside it
    stepper: bool = False  # whether a page lets its reader choose each step: with a recording NAME.steps.json
    beside: str = ""  # the same package, where the program imports it and is run plainly


@dataclass(frozen=True)
class Recording:
    """One recorded stream; it holds for `version` and older, down to the next such file."""

    path: Path
    version: tuple[int, int]

    @property
    def text(self) -> str:
        """What was recorded; nothing where the file does not exist."""
        if not self.path.exists():
            return ""
        return self.path.read_bytes().decode("utf-8", "backslashreplace").replace("\r\n", "\n")


class Snippet(CodeExample):
    """A whole program, snippets/TOPIC/NAME.py, as an example that pytest-examples can lint and format."""

    root: Path

    @classmethod
    def load(cls, path: Path, root: Path = ROOT) -> Snippet:
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError as error:
            raise ContractError(f"{path.relative_to(root).as_posix()}:1: wanted UTF-8, came {error}") from None
        snippet = cls(text, path, 0, text.count("\n"), 0, len(text), "python", 0, group=uuid4())
        snippet.root = root
        return snippet

    def in_py_file(self) -> bool:
        return False  # True makes pytest-examples squeeze the blank lines between functions

    def __str__(self) -> str:
        return self.shown(self.path)

    def shown(self, path: Path) -> str:
        """A path of the book as messages name it."""
        return path.relative_to(self.root).as_posix()

    @property
    def name(self) -> str:
        """TOPIC/NAME.py"""
        return self.path.relative_to(self.root / "snippets").as_posix()

    @property
    def topic(self) -> str:
        return self.name.partition("/")[0]

    @property
    def is_start(self) -> bool:
        """Whether this is the start of an exercise, which must fail where its answer passes."""
        return self.path.stem.endswith("_start")

    @property
    def stem(self) -> Path:
        """The path, without a suffix, that recordings are named after: an exercise's start has its answer's."""
        return self.path.with_name(self.path.stem.removesuffix("_start"))

    @property
    def pattern(self) -> Path:
        """The FileCheck pattern of output that varies, whether it exists or not."""
        stem = self.stem.relative_to(self.root / "snippets")
        return self.root / "tests" / "patterns" / f"{stem}.check"

    def error(self, line: int, text: str) -> ContractError:
        return ContractError(f"{self}:{line}: {text}")

    @functools.cached_property
    def tree(self) -> ast.Module:
        try:
            return ast.parse(self.source)
        except SyntaxError as error:
            raise self.error(error.lineno or 1, f"not Python: {error.msg}") from None

    @functools.cached_property
    def contract(self) -> Contract:
        """The `# needs:` and `# runs:` lines. Raises ContractError for a word that is not known, or a comment out of place."""
        body = self.tree.body
        if not (body and isinstance(body[0], ast.Expr) and ast.get_docstring(self.tree)):
            raise self.error(1, "wanted a docstring, one claim that the output proves; came none")
        found: dict = {}
        lines = self.source.splitlines()
        here = body[0].end_lineno
        while here < len(lines) and not lines[here].strip():
            here += 1
        while here < len(lines) and lines[here].startswith("#"):
            here += 1
            word, colon, rest = lines[here - 1][1:].strip().partition(":")
            if word not in ("needs", "runs") or not colon:
                raise self.error(here, f"wanted '# needs:' or '# runs:' under the docstring, came {lines[here - 1]!r}")
            parse = self._needs if word == "needs" else self._runs
            for item in re.split("[,;]" if word == "needs" else ";", rest):
                found |= parse(item.strip(), here, found)
            if "stepper" in found and "under" not in found:
                raise self.error(here, f"wanted 'under {EXPLORER}' before 'stepper', came none")
        for number, line in enumerate(lines[here:], here + 1):
            if re.match(r"#\s*(needs|runs)\s*:", line):
                raise self.error(number, "wanted this comment right under the docstring, came here")
        return Contract(**found)

    def _needs(self, word: str, line: int, found: dict) -> dict:
        if not (word in CAPABILITIES or word in packages(self.root) or re.fullmatch(r"python(>=|<)3\.\d+", word)):
            raise self.error(
                line,
                f"unknown need {word!r}; known: python>=3.N, {', '.join([*CAPABILITIES, *sorted(packages(self.root))])}",
            )
        return {"needs": (*found.get("needs", ()), word)}

    def _runs(self, item: str, line: int, found: dict) -> dict:
        word, _, value = item.partition(" ")
        known = {
            "exit": (r"-?\d+", int),
            "limit": (r"\d+(\.\d+)? s", lambda text: float(text[:-2])),
            "stdout": (r"pipe", str),
            "start": (rf"({'|'.join(START_METHODS)})( ({'|'.join(START_METHODS)}))*", lambda text: tuple(text.split())),
            "flags": (r"-.+", lambda text: tuple(shlex.split(text))),
            "under": (EXPLORER, str),
            "stepper": ("", lambda text: True),
            "beside": (EXPLORER, str),
        }
        if word not in known or not re.fullmatch(known[word][0], value):
            raise self.error(
                line,
                f"unknown run {item!r}; known: exit 1; limit 8 s; stdout pipe; start spawn; flags -X dev; under interleave; "
                "stepper; beside interleave",
            )
        if word in found:
            raise self.error(line, f"{word!r} stands here twice")
        return {word: known[word][1](value)}

    def lacks(self, python: Interpreter) -> list[str]:
        """The needs that `python` cannot meet; the program does not run there."""
        lacking = []
        for need in self.contract.needs:
            if m := re.fullmatch(r"python(>=|<)3\.(\d+)", need):
                if (python.version >= (3, int(m[2]))) != (m[1] == ">="):
                    lacking.append(need)
            elif need not in python.capabilities | python.packages:
                lacking.append(need)
        return lacking

    @functools.cached_property
    def uses_multiprocessing(self) -> bool:
        nodes = list(ast.walk(self.tree))
        modules = {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
        modules |= {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}
        names = {n.attr for n in nodes if isinstance(n, ast.Attribute)} | {
            a.name for n in nodes if isinstance(n, ast.ImportFrom) for a in n.names
        }
        return "ProcessPoolExecutor" in names or any(module.split(".")[0] == "multiprocessing" for module in modules)

    def start_methods(self, python: Interpreter) -> list[str]:
        """The start methods under which the program runs once more: all, unless it names its own."""
        names_one = any(
            isinstance(n, ast.Call)
            and n.args
            and getattr(n.func, "attr", getattr(n.func, "id", "")) in ("get_context", "set_start_method")
            for n in ast.walk(self.tree)
        )
        if not self.uses_multiprocessing or self.is_start or (names_one and self.contract.start is None):
            return []
        return [m for m in self.contract.start or START_METHODS if m in python.start_methods]

    def recordings(self, stream: str) -> list[Recording]:
        """The recordings of "out" or "err", the newest first; one named for the newest Python would be a second plain one."""
        found = []
        for path in self.path.parent.glob(f"{self.stem.name}.*{stream}"):
            if m := re.fullmatch(rf"(?:\.py3(\d+))?\.{stream}", path.name.removeprefix(self.stem.name)):
                version = (3, int(m[1])) if m[1] else SUPPORTED[-1]
                if not m[1] or version < SUPPORTED[-1]:
                    found.append(Recording(path, version))
        return sorted(found, key=lambda r: r.version, reverse=True)

    def recording(self, stream: str, version: tuple[int, int]) -> Recording | None:
        """The recording that holds for a Python version, or None where there is none."""
        holding = [r for r in self.recordings(stream) if version <= r.version]
        if holding:
            return holding[-1]
        return next((r for r in self.recordings(stream) if r.version == SUPPORTED[-1]), None)

    @property
    def package(self) -> Path | None:
        """The folder of the package beside the program, where there is one; known also where the contract is broken."""
        words = rf"^# runs:.*\b(under|beside) {EXPLORER}\b"
        return ROOT / EXPLORER if re.search(words, self.source, re.M) else None

    @property
    def source_hash(self) -> str:
        """A hash of all the code that runs: the program, and the package beside it."""
        sources = [self.source.encode()]
        if self.package:
            sources += [path.read_bytes() for path in sorted(self.package.glob("*.py"))]
        return hashlib.sha256(b"".join(sources)).hexdigest()[:16]

    @property
    def steps(self) -> Path:
        """The recording of the program's states, for its stepper, whether it exists or not."""
        return self.stem.with_suffix(".steps.json")

    def files(self) -> list[Path]:
        """The files that decide the verdict: program, recordings and pattern."""
        recorded = [r.path for stream in ("out", "err") for r in self.recordings(stream)]
        return [self.path, *recorded, *(path for path in (self.steps, self.pattern) if path.exists())]


def find_snippets(root: Path = ROOT) -> list[Snippet]:
    """Every program of the book, in order of its path."""
    return [Snippet.load(path, root) for path in sorted((root / "snippets").glob("*/*.py"))]
