"""Runs one program as a reader would, and sees all that it leaves behind.

A copy alone in an empty folder, a HOME and a folder for temporary files of its own, a session of its own, the state
of surroundings.py, empty stdin, stdout a terminal of 24 x 80 (or a pipe), stderr a pipe, a time limit.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

from book.check import leftovers, segment_names
from book.check.files import content
from book.check.keeper import Tell, keeper_of
from book.check.leftovers import Family, Relative
from book.check.program import Program
from book.check.python import Interpreter
from book.check.surroundings import POSIX, UMASK, environment, known_state
from book.check.tidy import tidy, visible

MOST_OUTPUT = 1_000_000  # bytes of one stream; a program that floods is cut off here
LONGEST_BASE = 50  # characters of the path of the folder for temporary files; an address of a socket has room for 107
GRACE = 10.0  # seconds that helpers of multiprocessing have to end after the program
WARNS = ("-W", "default::ResourceWarning")  # a file or socket that nobody closes is told on stderr
# A start method is set before the program begins. Its module is made as Python makes the main module: children know the
# classes of a module of another name by that name, and this process would not.
BOOTSTRAP = """\
import multiprocessing, os, sys, types
multiprocessing.set_start_method({method!r})
sys.argv[0] = {name!r}
above, main = sys.modules["__main__"], types.ModuleType("__main__")
main.__file__ = os.path.abspath({name!r})
sys.modules["__main__"] = sys.modules["__mp_main__"] = main
with open({name!r}, "rb") as file:
    code = compile(file.read(), {name!r}, "exec")
exec(code, vars(main))
"""


@dataclass
class Result:
    """What one run printed, how it ended, and what it left. `left` is empty after a clean run."""

    stdout: str = ""
    stderr: str = ""
    status: int = 0
    seconds: float = 0.0
    timed_out: bool = False
    left: list[str] = field(default_factory=list)
    strange: set[Path] = field(default_factory=set)  # segments and semaphores that came, and may be anybody's
    notes: dict[str, bytes] = field(default_factory=dict)  # of a module beside it: the files notes-*, by name
    noted: set[str] = field(default_factory=set)  # names of segments and semaphores that it made, where they are noted
    steps: str = ""  # the states that its schedules lead through


def run(program: Program, python: Interpreter, method: str | None = None) -> Result:
    """Run `program` once, plainly or under a start method.

    What it seems to leave in shared memory may be another's, for everybody on the machine uses it. Then it runs again
    with all names noted that it makes there, and that run counts. Nothing is removed that is not the program's own.
    """
    result = run_once(program, python, method)
    if not result.strange or result.timed_out:
        return result
    again = run_once(program, python, method, segment_names)
    if known := {path for path in result.strange if path.name in again.noted}:  # it makes the same name each time
        _remove(known)
        again = run_once(program, python, method, segment_names)
    if strange := sorted(map(str, (result.strange | again.strange) & leftovers.segments())):
        warnings.warn(f"{program}: {', '.join(strange)} came while it ran; left alone, as anybody's", stacklevel=2)
    return again


def run_once(
    program: Program, python: Interpreter, method: str | None = None, beside: ModuleType | None = None
) -> Result:
    """One run. What came into shared memory and may be anybody's is in `strange`: nothing of that is removed.

    `beside`: a module that every Python of the program starts with, and that notes something: segment_names.py, so that
    less is anybody's, or recorder.py.
    """
    contract, result = program.contract, Result()
    with _scratch() as (scratch, tell):
        folder, home, temporary = (scratch / name for name in ("run", "home", "tmp"))
        home.mkdir()
        temporary.mkdir()
        expected, variables = fill(folder, program), environment(home, temporary)
        if beside:
            shutil.copy(str(beside.__file__), scratch / "sitecustomize.py")
            variables["PYTHONPATH"] = str(scratch)
        strangers = leftovers.living(str(home))
        segments = leftovers.SegmentWatch(lambda path: tell("segment", os.fspath(path)))
        tell("before", [path.name for path in segments.before])
        start = time.perf_counter()
        process, streams = _start([python.command, *arguments(program, method)], folder, variables, contract.stdout)
        if POSIX:
            tell("session", process.pid)
        family = Family(process, str(home), strangers)
        try:
            result.timed_out = not leftovers.ends_within(process, contract.limit, segments)
            result.seconds = time.perf_counter() - start
            if result.timed_out:
                family.abort()
            else:
                process.wait()
                result.left = _describe(family.left_after(GRACE), python)
        finally:
            segments.look()
            family.end()
            result.notes = {path.name: content(path) or b"" for path in sorted(scratch.glob("notes-*"))}
            result.noted = set(result.notes.get("notes-names", b"").decode("utf-8", "replace").split("\n"))
            own, result.strange = segments.stop(result.noted)
            _remove(own)
        result.status = process.wait()
        result.stdout, result.stderr = (
            tidy(stream.text(), folder, temporary, program.path.name, python.command, bool(method))
            for stream in streams
        )
        if contract.states and (steps := folder / program.steps.name).exists():
            result.steps = steps.read_text("utf-8")
        if not result.timed_out:
            result.left += sorted(f"shared memory {path.name}" for path in own)
        result.left += _describe_files(folder, expected, "its folder")
        result.left += [*_describe_files(home, set(), "HOME"), *_describe_files(temporary, set(), "TMPDIR")]
    return result


@contextlib.contextmanager
def _scratch() -> Iterator[tuple[Path, Tell]]:
    """A folder for one run, and what is to be told the session of the program, and its segments.

    Both are ended even if this process is killed. The path is short: sockets may lie in the folder.
    """
    base = tempfile.gettempdir()
    base = base if len(base) <= LONGEST_BASE or not POSIX else "/tmp"
    with tempfile.TemporaryDirectory(prefix="program-", dir=base, ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch).resolve()
        with keeper_of(os.getpid()).minds(folder) as tell:
            yield folder, tell


def _describe_files(folder: Path, expected: set[str], where: str) -> list[str]:
    """What was left in a folder, as a fault names it."""
    if folder.is_symlink() or not folder.is_dir():
        return [f"the end of {where}, which the program has removed"]
    left = sorted(path for path in folder.iterdir() if path.name not in expected)
    if (cache := folder / "__pycache__").is_dir() and cache.name in expected:
        left += sorted(path for path in cache.iterdir() if path.suffix != ".pyc")
    names = [visible(os.fsencode(path.name)) for path in left]
    return [f"a {'folder' if path.is_dir() else 'file'} in {where}, {name}" for path, name in zip(left, names)]


def _remove(segments: Iterable[Path]) -> None:
    for path in segments:
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def fill(folder: Path, program: Program) -> set[str]:
    """Put the program, and the package beside it, into a new folder; the names that may be there after the run."""
    folder.mkdir()
    (folder / program.path.name).write_text(program.source, "utf-8", newline="")
    expected = {program.path.name, "__pycache__"}
    if package := program.package:
        shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
        expected.add(package.name)
    if program.contract.states:
        expected.add(program.steps.name)
    return expected


def arguments(program: Program, method: str | None) -> list[str]:
    """What the interpreter is started with, in the program's folder."""
    contract, name = program.contract, program.path.name
    # Stacks of a hang come from faulthandler; a program that is to die by a signal is spared its report.
    words = [*(["-X", "faulthandler"] if contract.exit >= 0 else []), *WARNS, *contract.flags]
    if contract.under:
        words += ["-m", contract.under]
    words += ["-c", BOOTSTRAP.format(method=method, name=name)] if method else [name]
    if contract.states:
        words += ["--states", program.steps.name]
    return words


def _describe(relatives: list[Relative], python: Interpreter) -> list[str]:
    """Processes that were left, as a fault names them; zombies only where nothing else is left."""
    named = [one for one in relatives if one.command] or relatives
    commands = {" ".join(one.command or (one.name,)).replace(python.command, "python") for one in named}
    commands = {command.replace(f" {' '.join(WARNS)}", "") for command in commands}
    return [f"a process, {command[:100]}" for command in sorted(commands)]


def _start(
    command: list[str], folder: Path, variables: dict[str, str], stdout: str
) -> tuple[subprocess.Popen[bytes], tuple[_Drain, _Drain]]:
    """Start a command in its folder; the process, and readers of its stdout and stderr."""
    output, written = (_terminal if POSIX and stdout == "terminal" else os.pipe)()
    errors, complaints = os.pipe()
    try:
        with known_state():
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=variables,
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=complaints,
                start_new_session=POSIX,
                umask=UMASK,
            )
    finally:
        os.close(written)
        os.close(complaints)
    return process, (_Drain(output), _Drain(errors))


def _terminal() -> tuple[int, int]:
    """A pseudo-terminal of 24 x 80 that does not turn newlines into CR LF: (our end, the program's end)."""
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    attributes = termios.tcgetattr(theirs)
    attributes[1] &= ~termios.OPOST
    termios.tcsetattr(theirs, termios.TCSANOW, attributes)
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    return ours, theirs


class _Drain(threading.Thread):
    """Reads a stream to its end, so that no program waits for us; keeps the first MOST_OUTPUT bytes."""

    def __init__(self, stream: int):
        super().__init__(daemon=True)
        self.stream, self.kept, self.size = stream, bytearray(), 0
        self.start()

    def run(self) -> None:
        with contextlib.suppress(OSError):  # a terminal answers EIO when the last writer has gone
            while some := os.read(self.stream, 65536):
                self.size += len(some)
                self.kept += some[: MOST_OUTPUT - len(self.kept)]

    def text(self) -> str:
        """What came, as text that a page can show. Ends the reading."""
        self.join(10)  # at once, unless a stranger has the other end too
        os.close(self.stream)
        cut = f"\n[{self.size - MOST_OUTPUT} more bytes]\n" if self.size > MOST_OUTPUT else ""
        return visible(bytes(self.kept)) + cut
