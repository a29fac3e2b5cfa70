"""Says what is wrong with a run: one fault each, FILE:LINE, what was wanted, what came."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Mapping
from dataclasses import replace

from book.check.fault import Fault, Kind
from book.check.pattern import Mismatch, Pattern
from book.check.program import Program, Recording
from book.check.python import NEWEST, Interpreter, Version
from book.check.run import Result

PRESENT = "wanted a recorded run {0}, came none; run the program once with: make record"
SHOWN = 1000  # lines of a stream or a diff in a report
WIDEST = 2000  # characters of a line in it
STREAMS = ("out", "err")


def judge(program: Program, result: Result, python: Interpreter) -> list[Fault]:
    """All that is wrong with `result`, the most telling first. Empty: the run is as recorded.

    The start of an exercise has to fail by its answer's recording, and without hanging or leaving anything.
    """
    missing = []
    if not program.recording("out", python.version):
        wanted = PRESENT.format(f"{program.stem.name}.out")
        if program.is_start and not program.path.with_name(f"{program.stem.name}.py").exists():
            wanted = (
                f"wanted its answer {program.stem.name}.py, came none: a name that ends in _start is of an exercise"
            )
        missing = [Fault(str(program), 1, wanted)]
    faults = [
        *_judge_ending(program, result),
        *(Fault(str(program), 1, f"wanted nothing left behind, came {left}", Kind.DANGER) for left in result.left),
        *_judge_output(program, result, python),
        *_judge_steps(program, result),
        *missing,
    ]
    if not program.is_start:
        return faults
    if not faults:
        answer = f"{program.stem.name}.py"
        return [Fault(str(program), 1, f"wanted the start of the exercise to fail as {answer} must not, came a pass")]
    return [fault for fault in faults if fault.kind is Kind.DANGER] + missing


def judge_recordings(program: Program, python: Interpreter) -> list[Fault]:
    """What is wrong with the recordings, which a page shows: each must fit the pattern, for the Python it is of."""
    if not program.pattern.exists() or program.is_start:
        return []
    versions = {recording.version for stream in STREAMS for recording in program.recordings(stream)}
    faults = (_judge_recordings_of(program, python, version) for version in sorted(versions, reverse=True))
    return [fault for fault in faults if fault]


def _judge_recordings_of(program: Program, python: Interpreter, version: Version) -> Fault | None:
    """The fault of a recording of this version; one that an older version shares is told at its own."""
    pattern = load_pattern(program, replace(python, version=version))
    recordings = {stream: _recording(program, stream, version) for stream in STREAMS}
    mismatches = _mismatches(pattern, {stream: recording.text for stream, recording in recordings.items()})
    for stream, mismatch in mismatches.items():
        recording = recordings[stream]
        if recording.version != version:
            return None
        wanted = f"stale recording: wanted {mismatch.wanted} ({pattern.shown}:{mismatch.directive})"
        return Fault(program.shown(recording.path), mismatch.line, f"{wanted}, came {mismatch.came}", Kind.STALE)
    return None


def _recording(program: Program, stream: str, version: Version) -> Recording:
    """The recording that holds for a version, or else the one that is missing, which is empty."""
    missing = Recording(program.stem.with_suffix(f".{stream}"), version)
    return program.recording(stream, version) or missing


def _mismatches(pattern: Pattern, texts: Mapping[str, str]) -> dict[str, Mismatch]:
    """Where the streams of one run differ from their pattern; stderr may repeat what was captured in stdout."""
    captured: dict[str, str] = {}
    found = {}
    for stream in STREAMS:
        if pattern.speaks_of(stream):
            answer = pattern.match(stream, texts[stream], captured)
            if isinstance(answer, Mismatch):
                found[stream] = answer
            else:
                captured = answer
    return found


def load_pattern(program: Program, python: Interpreter) -> Pattern:
    """The pattern of a program as it holds for one Python. Raises BookError for a wrong directive."""
    return Pattern(program.pattern, program.shown(program.pattern), python)


def report(faults: list[Fault], result: Result, note: str = "") -> str:
    """The text of a failure: one line for each fault, then both streams."""
    first, newline, diff = str(faults[0]).partition("\n")
    parts = [f"{first}{f' ({note})' if note else ''}{newline}{_short(diff)}"]
    parts += [_short(str(fault)) for fault in faults[1:]]
    for name in ("stdout", "stderr"):
        if text := getattr(result, name):
            parts += [f"---- {name}", _short(text.rstrip("\n"))]
    return "\n".join(parts)


def _short(text: str) -> str:
    """The text, less the middle of one that floods, and of each line that does."""
    lines = [_narrow(line) for line in text.split("\n")]
    if len(lines) > SHOWN:
        lines[SHOWN // 2 : -SHOWN // 2] = [f"[{len(lines) - SHOWN} more lines]"]
    return "\n".join(lines)


def _narrow(line: str, at: int = 0) -> str:
    """The line, or so much of a long one, from before the character `at` on."""
    if len(line) <= WIDEST:
        return line
    start = max(0, min(at - WIDEST // 8, len(line) - WIDEST // 4))
    some = line[start : start + WIDEST // 4]
    before = f"[{start} characters]" if start else ""
    return f"{before}{some}[{len(line) - start - len(some)} more characters]"


def _judge_ending(program: Program, result: Result) -> list[Fault]:
    """A hang, or a wrong exit status, at the line of the program that a stack or traceback names."""
    contract = program.contract
    find = find_in_stack if result.timed_out or result.status < 0 else find_in_traceback
    line, error = find(program, result.stderr)
    if result.timed_out:
        return [Fault(str(program), line, f"wanted an end within {contract.limit:g} s, came a hang", Kind.DANGER)]
    if result.status == contract.exit:
        return []
    text = f"wanted exit status {contract.exit}, came {result.status}"
    if package := re.fullmatch(r"ModuleNotFoundError: No module named '([^'.]+).*'", error):
        error += f"; a package of requirements.in is asked for by '# needs: {package[1]}'"
    return [
        Fault(str(program), line, f"{text}: {error}" if error else f"{text}; if that is meant: {_declared(result)}")
    ]


def _declared(result: Result) -> str:
    return f"'# runs: exit {result.status}'" if result.status else "'# runs:' without exit"


def find_in_stack(program: Program, stderr: str) -> tuple[int, str]:
    """The program's innermost line in faulthandler's stacks, and their first line; (1, "") where there are none."""
    within = rf'File "{re.escape(program.path.name)}", line (\d+)'
    current = re.search(r"Current thread.*?(?=\n\n|\nThread |\Z)", stderr, re.S)
    line = re.search(within, current[0] if current else "") or re.search(within, stderr)
    fatal = re.search(r"^Fatal Python error: .*", stderr, re.M)
    return int(line[1]) if line else 1, fatal[0] if fatal else ""


def find_in_traceback(program: Program, stderr: str) -> tuple[int, str]:
    """The program's line that the last traceback ends in, and its last line; (1, "") where there is none."""
    _, found, last = stderr.rpartition("Traceback (most recent call last):\n")
    if not found:
        return 1, ""
    lines = re.findall(rf'File "{re.escape(program.path.name)}", line (\d+)', last)
    error = re.search(r"^\S.*?(:\s*\n.*|$)", last, re.M)  # some messages begin on the line below
    return int(lines[-1]) if lines else 1, " ".join(error[0].split()) if error else ""


def _judge_output(program: Program, result: Result, python: Interpreter) -> list[Fault]:
    """Both streams against the pattern where it speaks of them, or else exactly against their recordings."""
    texts = dict(zip(STREAMS, (result.stdout, result.stderr)))
    pattern = load_pattern(program, python) if program.pattern.exists() else None
    mismatches = _mismatches(pattern, texts) if pattern else {}
    recorded = program.recording("out", python.version)
    faults: dict[str, list[Fault]] = {stream: [] for stream in STREAMS}
    for stream, text in texts.items():
        if not (pattern and pattern.speaks_of(stream)):
            if recorded:
                faults[stream] = _compare(program, stream, text, program.recording(stream, python.version))
        elif mismatch := mismatches.get(stream):
            wanted = f"wanted {mismatch.wanted}, came {mismatch.came}"
            faults[stream] = [Fault(pattern.shown, mismatch.directive, wanted)]
    if result.timed_out:
        return faults["out"]  # stderr holds the stacks
    if pattern and pattern.speaks_of("err"):
        return faults["out"] + faults["err"]  # which may only lack what stdout was to give
    return faults["err"] + faults["out"]  # a stray traceback tells more than a missing line


def _compare(program: Program, stream: str, came: str, recording: Recording | None) -> list[Fault]:
    """What came against a recording, exactly; without a recording nothing may come."""
    wanted = recording.text if recording else ""
    if came == wanted:
        return []
    if not recording or (not wanted and stream == "err"):
        line, error = find_in_traceback(program, came)
        return [Fault(str(program), line, f"wanted nothing on stderr, came {error or came.partition(chr(10))[0]!r}")]
    lines, others = list(io.StringIO(wanted)), list(io.StringIO(came))
    pairs = enumerate(zip(lines, others))
    at = next((n for n, (line, other) in pairs if line != other), min(len(lines), len(others)))
    pair = [some[at] if at < len(some) else None for some in (lines, others)]
    letters = enumerate(zip(*(line or "" for line in pair)))
    same = next((n for n, (one, other) in letters if one != other), 0)
    shown = [line if line is None else _narrow(line.rstrip("\n"), same) for line in pair]
    if shown[0] == shown[1]:
        shown = pair  # they differ in the final newline
    ends = ["the end of the output" if line is None else repr(line) for line in shown]
    text = f"wanted {ends[0]}, came {ends[1]}"
    if len(lines) > 1:
        diff = difflib.unified_diff(lines, others, "wanted", "came", n=1)
        text += "\n" + "\n".join(line.rstrip("\n") for line in diff)
    return [Fault(program.shown(recording.path), at + 1, text)]


def _judge_steps(program: Program, result: Result) -> list[Fault]:
    """The states for a stepper or a picture, exactly; without these there are none."""
    steps = program.steps
    if not program.contract.states:
        wanted = f"wanted '# runs: under interleavings; stepper' in {program}, came none"
        return [Fault(program.shown(steps), 1, wanted)] if steps.exists() else []
    if not steps.exists():
        return [Fault(str(program), 1, PRESENT.format(steps.name))]
    if result.timed_out or result.status != program.contract.exit:
        return []
    return _compare(program, "steps", result.steps, Recording(steps, NEWEST))
