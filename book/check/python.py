"""Versions of Python, and the interpreters that run programs."""

from __future__ import annotations

import functools
import itertools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from book.check.surroundings import environment, known_state

START_METHODS = ("fork", "forkserver", "spawn")

# A word of `# needs:` and the expression that tells, in an interpreter, whether it has it.
CAPABILITIES = {
    "os.fork": "hasattr(os, 'fork')",
    "os.waitid": "hasattr(os, 'waitid')",
    "procfs": "os.path.exists('/proc/self/status')",
    "gil": "getattr(sys, '_is_gil_enabled', lambda: True)()",
    "free-threaded": "sysconfig.get_config_var('Py_GIL_DISABLED')",
}


@dataclass(frozen=True, order=True)
class Version:
    """A minor version of Python, such as 3.13 or, free-threaded, 3.13t; 3.13 < 3.13t < 3.14."""

    major: int
    minor: int
    free_threaded: bool = False

    @classmethod
    def parse(cls, text: str) -> Version:
        """The version that "3.13" or "3.13t" names. Raises ValueError for any other text."""
        if not (match := re.fullmatch(r"(\d+)\.(\d+)(t?)", text)):
            raise ValueError(f"wanted a version such as 3.13 or 3.13t, came {text!r}")
        return cls(int(match[1]), int(match[2]), bool(match[3]))

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}{'t' * self.free_threaded}"

    @property
    def release(self) -> Version:
        """The same version with the GIL: recordings and needs do not tell the builds apart."""
        return replace(self, free_threaded=False)


SUPPORTED = tuple(Version(3, minor) for minor in range(10, 16))  # oldest to newest
OLDEST, NEWEST = SUPPORTED[0], SUPPORTED[-1]


def spell_versions(versions: Iterable[Version]) -> str:
    """Versions as a sentence names them: "3.10 to 3.12, 3.14 and free-threaded 3.13"."""
    parts = []
    for free_threaded, group in itertools.groupby(
        sorted(set(versions), key=lambda v: (v.free_threaded, v)), key=lambda v: v.free_threaded
    ):
        ranges: list[list[Version]] = []
        for version in group:
            if ranges and version.minor == ranges[-1][-1].minor + 1 and version.major == ranges[-1][-1].major:
                ranges[-1].append(version)
            else:
                ranges.append([version])
        words = [" to ".join(dict.fromkeys([str(r[0].release), str(r[-1].release)])) for r in ranges]
        parts.append(("free-threaded " if free_threaded else "") + ", ".join(words))
    return " and ".join(parts)


class InterpreterError(ValueError):
    """A command that is no Python that runs; the message begins with the command."""


@dataclass(frozen=True)
class Interpreter:
    """A Python that runs programs, and what it can do."""

    command: str
    full_version: str  # sys.version, which also tells two builds of one patch release apart
    version: Version
    platform: str  # sys.platform
    capabilities: frozenset[str]
    packages: frozenset[str]  # of those it was asked for

    @property
    def start_methods(self) -> tuple[str, ...]:
        """The start methods of multiprocessing that it has."""
        return START_METHODS if "os.fork" in self.capabilities else ("spawn",)


@functools.cache
def probe(command: str = sys.executable, packages: frozenset[str] = frozenset()) -> Interpreter:
    """Ask the Python at `command`, a name on PATH or a path, what it is, and which of `packages` a program has there.

    It starts as programs do. Raises InterpreterError where it does not answer within 30 seconds.
    """
    capabilities = ", ".join(f"{word!r} if {test} else None" for word, test in CAPABILITIES.items())
    question = (
        "import json, os, sys, sysconfig, importlib.util as u\n"
        "print(json.dumps([sys.version, *sys.version_info[:2], bool(sysconfig.get_config_var('Py_GIL_DISABLED')),"
        f" sys.platform, [{capabilities}], [name for name in {sorted(packages)} if u.find_spec(name)]]))"
    )
    found = os.path.abspath(shutil.which(command) or command)
    try:
        with tempfile.TemporaryDirectory(prefix="python-") as scratch, known_state():
            done = subprocess.run(
                [found, "-c", question],
                cwd=scratch,
                env=environment(Path(scratch), Path(scratch)),
                capture_output=True,
                encoding="utf-8",
                timeout=300,  # on a busy machine
                check=True,
            )
        full_version, major, minor, free_threaded, platform, can, has = json.loads(done.stdout)
    except (OSError, subprocess.SubprocessError, ValueError) as error:
        raise InterpreterError(f"{command}: not a Python that runs: {error}") from None
    version = Version(major, minor, free_threaded)
    return Interpreter(found, full_version, version, platform, frozenset(filter(None, can)), frozenset(has))


def equip(python: Interpreter, packages: Collection[str], root: Path) -> Interpreter:
    """The same Python with those of `packages` that have wheels for it, in an environment of its own in .cache/pythons.

    The pins and their hashes are those of requirements.txt, and uv of the developers' environment installs them.
    Raises InterpreterError where it cannot.
    """
    number = re.split(r"[^\w.]", python.full_version)[0]
    pins, uv = root / "requirements.txt", root / ".cache/dev/bin/uv"
    folder = root / ".cache/pythons" / (number + "t" * python.version.free_threaded)
    command = folder / "bin/python"
    steps = [] if command.exists() else [["venv", "--python", python.command, str(folder)]]
    install = ["pip", "install", "--python", str(command), "--only-binary", ":all:", "--constraints", str(pins)]
    for step in [*steps, *([*install, package] for package in sorted(packages))]:
        try:
            subprocess.run([uv, "--quiet", *step], capture_output=True, text=True, timeout=600, check=True)
        except subprocess.CalledProcessError as error:
            if "has no usable wheels" not in error.stderr:
                raise InterpreterError(f"{python.command}: uv {step[0]} failed: {error.stderr.strip()}") from None
        except subprocess.TimeoutExpired as error:
            raise InterpreterError(f"{python.command}: uv {step[0]} took more than {error.timeout:g} s") from None
        except OSError as error:
            raise InterpreterError(f"{python.command}: needs uv, which `make lock` installs: {error}") from None
    return probe(str(command), frozenset(packages))
