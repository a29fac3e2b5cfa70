"""Runs one program as a reader would, and sees all that it leaves behind.

A copy alone in an empty folder, a session of its own, four environment variables, empty stdin, stdout a
terminal of 24 x 80 (or a pipe), stderr a pipe, a time limit.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from book.check import leftovers
from book.check.leftovers import POSIX, Family, Relative
from book.check.program import Program
from book.check.python import Interpreter
from book.check.tidy import tidy

MOST_OUTPUT = 1_000_000  # bytes of one stream; a program that floods is cut off here
GRACE = 2.0  # seconds that helpers of multiprocessing have to end after the program
WARNS = ("-W", "default::ResourceWarning")  # a file or socket that nobody closes is told on stderr
BOOTSTRAP = (
    "import multiprocessing, runpy; multiprocessing.set_start_method({!r}); runpy.run_path({!r}, run_name='__main__')"
)


@dataclass
class Result:
    """What one run printed, how it ended, and what it left. `left` is empty after a clean run."""

    stdout: str = ""
    stderr: str = ""
    status: int = 0
    seconds: float = 0.0
    timed_out: bool = False
    left: list[str] = field(default_factory=list)
    shared: set[Path] = field(default_factory=set)  # segments and the like that seem to be left
    steps: str = ""  # the states that a stepper leads through


def run(program: Program, python: Interpreter, method: str | None = None) -> Result:
    """Run `program` once, plainly or under a start method.

    Segments are seen by all programs on the machine, so one that seems to leave some is run again
    while no neighbour runs, and that run counts. After a hang they are only removed.
    """
    with leftovers.neighbours(exclusive=False):
        result = run_once(program, python, method)
    if not result.shared:
        return result
    with leftovers.neighbours(exclusive=True):
        leftovers.remove_shared(result.shared)
        if result.timed_out:
            return result
        result = run_once(program, python, method)
        leftovers.remove_shared(result.shared)
    for path in sorted(result.shared):
        result.left.append(f"{'shared memory' if path.parent == leftovers.SEGMENTS else 'a folder,'} {path.name}")
    return result


def run_once(program: Program, python: Interpreter, method: str | None = None) -> Result:
    """One run, with what it seems to leave in shared memory in `shared`; nothing there is removed."""
    contract, result = program.contract, Result()
    with tempfile.TemporaryDirectory(prefix="program-", ignore_cleanup_errors=True) as scratch:
        folder, home = Path(scratch).resolve() / "run", Path(scratch).resolve() / "home"
        home.mkdir()
        expected = fill(folder, program)
        strangers, shared = leftovers.living(str(home)), leftovers.shared_files()
        start = time.perf_counter()
        process, streams = _start([python.command, *arguments(program, method)], folder, home, contract.stdout)
        family = Family(process, str(home), strangers)
        try:
            result.timed_out = not leftovers.ends_within(process, contract.limit)
            result.seconds = time.perf_counter() - start
            if result.timed_out:
                family.abort()
            else:
                process.wait()
                result.left = _describe(family.left_after(GRACE), python)
        finally:
            family.end()
        result.status = process.wait()
        result.stdout, result.stderr = (
            tidy(stream.text(), folder, program.path.name, python.command, bool(method)) for stream in streams
        )
        if contract.stepper and (steps := folder / program.steps.name).exists():
            result.steps = steps.read_text("utf-8")
        result.left += sorted(f"a file, {path.name}" for path in folder.iterdir() if path.name not in expected)
        result.shared = leftovers.unheld(leftovers.shared_files() - shared)
    return result


def fill(folder: Path, program: Program) -> set[str]:
    """Put the program, and the package beside it, into a new folder; the names that may be there after the run."""
    folder.mkdir()
    (folder / program.path.name).write_text(program.source, "utf-8", newline="")
    expected = {program.path.name, "__pycache__"}
    if package := program.package:
        shutil.copytree(package, folder / package.name, ignore=shutil.ignore_patterns("__pycache__"))
        expected.add(package.name)
    if program.contract.stepper:
        expected.add(program.steps.name)
    return expected


def arguments(program: Program, method: str | None) -> list[str]:
    """What the interpreter is started with, in the program's folder."""
    contract, name = program.contract, program.path.name
    # Stacks of a hang come from faulthandler; a program that is to die by a signal is spared its report.
    words = [*(["-X", "faulthandler"] if contract.exit >= 0 else []), *WARNS, *contract.flags]
    if contract.under:
        words += ["-m", contract.under]
    words += ["-c", BOOTSTRAP.format(method, name)] if method else [name]
    if contract.stepper:
        words += ["--states", program.steps.name]
    return words


def _describe(relatives: list[Relative], python: Interpreter) -> list[str]:
    """Processes that were left, as a fault names them; zombies only where nothing else is left."""
    named = [one for one in relatives if one.command] or relatives
    commands = {" ".join(one.command or (one.name,)).replace(python.command, "python") for one in named}
    commands = {command.replace(f" {' '.join(WARNS)}", "") for command in commands}
    return [f"a process, {command[:100]}" for command in sorted(commands)]


def _start(
    command: list[str], folder: Path, home: Path, stdout: str
) -> tuple[subprocess.Popen[bytes], tuple[_Drain, _Drain]]:
    """Start a command in its folder; the process, and readers of its stdout and stderr."""
    output, written = (_terminal if POSIX and stdout == "terminal" else os.pipe)()
    errors, complaints = os.pipe()
    try:
        with _no_core_file():
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=environment(home),
                stdin=subprocess.DEVNULL,
                stdout=written,
                stderr=complaints,
                start_new_session=POSIX,
            )
    finally:
        os.close(written)
        os.close(complaints)
    return process, (_Drain(output), _Drain(errors))


def environment(home: Path) -> dict[str, str]:
    """The variables that a program is given; `home` is for it alone."""
    kept = {"PATH": os.environ.get("PATH", os.defpath), "HOME": str(home), "LANG": "C.UTF-8", "TERM": "dumb"}
    if not POSIX:  # Windows cannot start a Python without these
        kept |= {name: os.environ[name] for name in ("SYSTEMROOT", "TEMP", "TMP") if name in os.environ}
        kept["USERPROFILE"] = str(home)
    return kept


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


@contextlib.contextmanager
def _no_core_file() -> Iterator[None]:
    """What is started within leaves no core file in its folder when a signal ends it."""
    try:
        import resource
    except ImportError:  # Windows
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))


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
        self.join(1)
        os.close(self.stream)
        cut = f"\n[{self.size - MOST_OUTPUT} more bytes]\n" if self.size > MOST_OUTPUT else ""
        return self.kept.decode("utf-8", "backslashreplace").replace("\r\n", "\n") + cut
