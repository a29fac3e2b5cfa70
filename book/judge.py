"""Says what is wrong with a run: one line each, FILE:LINE: what was wanted, what came."""

from __future__ import annotations

import difflib
import io
import re
from dataclasses import dataclass

from book.pattern import Mismatch, Pattern
from book.runner import Result
from book.snippet import SUPPORTED, Interpreter, Recording, Snippet

PRESENT = "wanted a recorded run {0}, came none; run the program once with: make record"
STALE = "stale recording: "
SHOWN = 1000  # lines of a stream or a diff in a report


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong, and whether it is a danger (a hang, something left) rather than a wrong answer."""

    where: str
    text: str
    danger: bool = False

    @property
    def file(self) -> str:
        return self.where.rpartition(":")[0]

    def __str__(self) -> str:
        return f"{self.where}: {self.text}"


def judge(snippet: Snippet, result: Result, python: Interpreter) -> list[Fault]:
    """All that is wrong with `result`, the most telling first. Empty: the run is as recorded.

    The start of an exercise has to fail by its answer's recording, and without hanging or leaving anything.
    """
    missing = (
        []
        if snippet.recording("out", python.version)
        else [Fault(f"{snippet}:1", PRESENT.format(f"{snippet.stem.name}.out"))]
    )
    faults = [
        *_ending(snippet, result),
        *missing,
        *_output(snippet, result, python),
        *_steps(snippet, result),
        *_left(snippet, result),
    ]
    if not snippet.is_start:
        return faults
    if not faults:
        return [
            Fault(
                f"{snippet}:1",
                f"wanted the start of the exercise to fail as {snippet.stem.name}.py must not, came a pass",
            )
        ]
    return missing + [fault for fault in faults if fault.danger]


def judge_recordings(snippet: Snippet, python: Interpreter) -> list[Fault]:
    """What is wrong with the recordings, which a page shows: each must fit the pattern, for the Python it is of."""
    if not snippet.pattern.exists() or snippet.is_start:
        return []
    faults = []
    for version in sorted({r.version for stream in ("out", "err") for r in snippet.recordings(stream)}, reverse=True):
        pattern = _pattern(snippet, _as_of(python, version))
        captured: dict[str, str] = {}
        for stream in ("out", "err"):
            if not getattr(pattern, stream):
                continue
            recording = snippet.recording(stream, version) or Recording(snippet.stem.with_suffix(f".{stream}"), version)
            answer = pattern.mismatch(stream, recording.text, captured)
            if not isinstance(answer, Mismatch):
                captured = answer
            elif recording.version == version:
                told = f"wanted {answer.wanted} ({pattern.shown}:{answer.directive}), came {answer.came}"
                faults.append(Fault(f"{snippet.shown(recording.path)}:{answer.line}", STALE + told))
                break
    return faults


def report(faults: list[Fault], result: Result, note: str = "") -> str:
    """The text of a failure: one line for each fault, then both streams."""
    first, newline, diff = str(faults[0]).partition("\n")
    parts = [
        f"{first}{f' ({note})' if note else ''}{newline}{_short(diff)}",
        *(_short(str(fault)) for fault in faults[1:]),
    ]
    for name in ("stdout", "stderr"):
        if text := getattr(result, name):
            parts += [f"---- {name}", _short(text.rstrip("\n"))]
    return "\n".join(parts)


def _short(text: str) -> str:
    """The text, less the middle of one that floods."""
    lines = text.split("\n")
    if len(lines) > SHOWN:
        lines[SHOWN // 2 : -SHOWN // 2] = [f"[{len(lines) - SHOWN} more lines]"]
    return "\n".join(lines)


def _as_of(python: Interpreter, version: tuple[int, int]) -> Interpreter:
    """A Python like the one that made a recording: recordings are of Linux, with the GIL."""
    return Interpreter(python.command, "", version, "linux", False, python.capabilities, python.packages)


def _pattern(snippet: Snippet, python: Interpreter) -> Pattern:
    return Pattern(snippet.pattern, snippet.shown(snippet.pattern), python)


def _ending(snippet: Snippet, result: Result) -> list[Fault]:
    """A hang, or a wrong exit status, at the line of the program that a stack or traceback names."""
    contract = snippet.contract
    line, error = (_stack if result.timed_out or result.status < 0 else _traceback)(snippet, result.stderr)
    if result.timed_out:
        return [Fault(f"{snippet}:{line}", f"wanted an end within {contract.limit:g} s, came a hang", danger=True)]
    if result.status == contract.exit:
        return []
    told = f"wanted exit status {contract.exit}, came {result.status}"
    return [Fault(f"{snippet}:{line}", f"{told}: {error}" if error else told)]


def _stack(snippet: Snippet, stderr: str) -> tuple[int, str]:
    """The program's innermost line in the stacks that faulthandler shows, and its first line; (1, "") where there are none."""
    within = rf'File "{re.escape(snippet.path.name)}", line (\d+)'
    current = re.search(r"Current thread.*?(?=\n\n|\nThread |\Z)", stderr, re.S)
    line = re.search(within, current[0] if current else "") or re.search(within, stderr)
    fatal = re.search(r"^Fatal Python error: .*", stderr, re.M)
    return int(line[1]) if line else 1, fatal[0] if fatal else ""


def _traceback(snippet: Snippet, stderr: str) -> tuple[int, str]:
    """The program's line that the last traceback ends in, and its last line; (1, "") where there is none."""
    _, found, last = stderr.rpartition("Traceback (most recent call last):\n")
    if not found:
        return 1, ""
    lines = re.findall(rf'File "{re.escape(snippet.path.name)}", line (\d+)', last)
    error = re.search(r"^\S.*?(:\s*\n.*|$)", last, re.M)  # some messages begin on the line below
    return int(lines[-1]) if lines else 1, " ".join(error[0].split()) if error else ""


def _output(snippet: Snippet, result: Result, python: Interpreter) -> list[Fault]:
    """Both streams against the pattern where it speaks of them, or else exactly against their recordings."""
    pattern = _pattern(snippet, python) if snippet.pattern.exists() else None
    recorded = snippet.recording("out", python.version)
    captured: dict[str, str] = {}
    faults: dict[str, list[Fault]] = {"out": [], "err": []}
    for stream, text in (("out", result.stdout), ("err", result.stderr)):
        if not (pattern and getattr(pattern, stream)):
            faults[stream] = (
                _exactly(snippet, stream, text, snippet.recording(stream, python.version)) if recorded else []
            )
        elif isinstance(answer := pattern.mismatch(stream, text, captured), Mismatch):
            faults[stream] = [
                Fault(f"{pattern.shown}:{answer.directive}", f"wanted {answer.wanted}, came {answer.came}")
            ]
        else:
            captured = answer
    if result.timed_out:
        return faults["out"]  # stderr holds the stacks
    if pattern and pattern.err:
        return faults["out"] + faults["err"]  # which may only lack what stdout was to give
    return faults["err"] + faults["out"]  # a stray traceback tells more than a missing line


def _exactly(snippet: Snippet, stream: str, came: str, recording: Recording | None) -> list[Fault]:
    wanted = recording.text if recording else ""
    if came == wanted:
        return []
    if not wanted and stream == "err":
        line, error = _traceback(snippet, came)
        return [Fault(f"{snippet}:{line}", f"wanted nothing on stderr, came {error or came.splitlines()[0]!r}")]
    lines, others = list(io.StringIO(wanted)), list(io.StringIO(came))
    at = next((n for n, pair in enumerate(zip(lines, others)) if pair[0] != pair[1]), min(len(lines), len(others)))

    told = [repr(some[at].rstrip("\n")) if at < len(some) else "the end of the output" for some in (lines, others)]
    if told[0] == told[1]:
        told = [repr(some[at]) for some in (lines, others)]  # they differ in the final newline
    text = f"wanted {told[0]}, came {told[1]}"
    if len(lines) > 1:
        diff = difflib.unified_diff(lines, others, "wanted", "came", n=1)
        text += "\n" + "\n".join(line.rstrip("\n") for line in diff)
    return [Fault(f"{snippet.shown(recording.path)}:{at + 1}", text)]


def _steps(snippet: Snippet, result: Result) -> list[Fault]:
    """The states for a stepper, exactly; without a stepper there are none."""
    if not snippet.contract.stepper:
        wanted = f"wanted '# runs: under interleave; stepper' in {snippet}, came none"
        return [Fault(f"{snippet.shown(snippet.steps)}:1", wanted)] if snippet.steps.exists() else []
    if not snippet.steps.exists():
        return [Fault(f"{snippet}:1", PRESENT.format(snippet.steps.name))]
    if result.timed_out or result.status != snippet.contract.exit:
        return []
    return _exactly(snippet, "steps", result.steps, Recording(snippet.steps, SUPPORTED[-1]))


def _left(snippet: Snippet, result: Result) -> list[Fault]:
    return [Fault(f"{snippet}:1", f"wanted nothing left behind, came {left}", danger=True) for left in result.left]
