"""Judges output that varies, against a pattern: one directive for each line, in the manner of LLVM's FileCheck.

tests/patterns/README.md describes the language. Unlike FileCheck (https://llvm.org/docs/CommandGuide/FileCheck.html),
it holds every line of the output to a directive, and takes back no choice that it has made.
"""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from book.check.directive import Directive, Mismatch, Reading, parse_directive, split_lines
from book.check.fault import BookError
from book.check.files import content, decode
from book.check.limit import Endless, bounded
from book.check.python import Interpreter, Version

__all__ = ["Mismatch", "Pattern"]

DIRECTIVE = re.compile(r"(?P<word>[A-Z][A-Z0-9-]*?)(?P<kind>-DAG|-COUNT-[1-9]\d*)?:[ \t]*(?P<text>.*?)\s*")
SUBJECT = re.compile(r"CHECK|ERR|(?:ERR-)?(?:(?P<bound>SINCE|UPTO)3(?P<minor>\d\d)|(?P<build>GIL|FREE))")
WORK = 10.0  # seconds of the processor that one output may cost; an honest pattern needs a hundredth
ENDLESS = (
    "wanted an expression that is soon done with every line, came one that is at work after "
    f"{WORK:g} s; see that one text fits in one way only, not as (a+)+"
)
ANYTHING = ("two  words, 1 of 2", "\\x\t<\N{SNOWMAN}>")  # lines that no honest directive takes both
CHAIN = re.compile(r"(?!(?:COM|ORDER|RANGE|DISTINCT|DRAFT)\b)[A-Z][A-Z0-9]*")


class Pattern:
    """A pattern as it holds for one Python. `path`: its file; `shown`: how messages name that.

    Raises BookError for a wrong directive, also for one that does not hold for this Python.
    """

    def __init__(self, path: Path, shown: str, python: Interpreter):
        self.shown = shown
        self._version = python.version
        self._streams: dict[str, list[Directive]] = {"out": [], "err": []}
        self._elsewhere: set[str] = set()  # the names captured in directives that do not hold for this Python
        self._chains: dict[str, tuple[int, list[Directive]]] = {}  # with the line of its ORDER
        self._ranges: list[tuple[int, str, float, float]] = []
        self._distincts: list[tuple[int, list[str]]] = []
        lines = split_lines(decode(content(path) or b"", shown))
        for read in (self._read_order, self._read):  # a chain may stand above its ORDER
            for number, line in enumerate(lines, 1):
                try:
                    with bounded(WORK):
                        read(number, line)
                except Endless:
                    raise self._error(number, ENDLESS) from None
                except ValueError as problem:
                    raise self._error(number, str(problem)) from None
        self._check_names()

    def _error(self, number: int, text: str) -> BookError:
        return BookError(self.shown, number, text)

    def _read_order(self, number: int, line: str) -> None:
        if number == 1 and line.startswith("DRAFT"):
            raise ValueError("wanted a pattern that a person has read, came a DRAFT; read it, then remove this line")
        if not line.startswith("ORDER:"):
            return
        if not (names := line.removeprefix("ORDER:").split()):
            raise ValueError(f"wanted ORDER: NAME, came {line!r}")
        for name in names:
            if not CHAIN.fullmatch(name) or SUBJECT.fullmatch(name) or name in self._chains:
                raise ValueError(f"{name!r} cannot name a chain")
            self._chains[name] = number, []

    def _read(self, number: int, line: str) -> None:
        if not line.strip() or line.startswith(("COM:", "ORDER:")):
            return
        if not (match := DIRECTIVE.fullmatch(line)):
            raise ValueError(f"unknown directive in {line!r}")
        word, kind, text = match["word"], match["kind"] or "", match["text"]
        if subject := SUBJECT.fullmatch(word):
            directive = parse_directive(number, text, kind)
            if not directive.captures and all(directive.regex({}).fullmatch(line) for line in ANYTHING):
                raise ValueError(f"wanted a directive that some line does not fit, came {line!r}; say what may vary")
            if _holds(subject, self._version):
                self._streams["err" if word.startswith("ERR") else "out"].append(directive)
            else:
                self._elsewhere.update(directive.captures)
        elif word in self._chains and not kind:
            self._chains[word][1].append(parse_directive(number, text))
        elif word in ("RANGE", "DISTINCT") and not kind:
            self._read_condition(number, word, text.split(), line)
        else:
            raise ValueError(f"unknown directive {word + kind!r}")

    def _read_condition(self, number: int, word: str, words: list[str], line: str) -> None:
        if word == "RANGE":
            if len(words) != 3 or not _number(words[1]) <= _number(words[2]):
                raise ValueError(f"wanted RANGE: NAME LOW HIGH, came {line!r}")
            self._ranges.append((number, words[0], _number(words[1]), _number(words[2])))
        else:
            if len(words) < 2:
                raise ValueError(f"wanted DISTINCT: NAME NAME, came {line!r}")
            self._distincts.append((number, words))

    def _check_names(self) -> None:
        """Each name is captured once, before it is used. Texts captured after "pid " have to differ."""
        first: dict[str, int] = {}
        pids: list[str] = []
        for one in itertools.chain(*self._streams.values()):
            for name in one.references:
                if name not in first:
                    raise self._error(one.number, f"{name} is used before it is captured")
            for name in one.captures:
                if name in first:
                    raise self._error(one.number, f"{name} is captured here again, first in line {first[name]}")
                first[name] = one.number
            pids += re.findall(r"\bpid\\ \(\?P<(\w+)>", one.source)
        for number, names in [*((number, [name]) for number, name, _, _ in self._ranges), *self._distincts]:
            for name in names:
                if name not in first.keys() | self._elsewhere:
                    raise self._error(number, f"{name} is captured nowhere")
        if len(pids) > 1:
            self._distincts.append((first[pids[-1]], pids))
        for name, (number, chain) in self._chains.items():
            if len(chain) < 2:
                raise self._error(number, f"wanted a chain of two lines or more, came fewer '{name}:'")
            for one in chain:
                if one.captures or not first.keys() >= {*one.references}:
                    raise self._error(one.number, "a chain may only use names captured elsewhere")

    def speaks_of(self, stream: str) -> bool:
        """Whether any directive is of "out" or of "err"."""
        return bool(self._streams[stream])

    def match(self, stream: str, output: str, captured: Mapping[str, str] | None = None) -> Mismatch | dict[str, str]:
        """Where `output` differs from the pattern for "out" or "err", or else what was captured.

        `captured` holds what an earlier stream of the same run captured. Raises BookError where a regular expression
        does not come to an end.
        """
        reading = Reading(output, captured or {})
        try:
            with bounded(WORK):
                return self._match(stream, reading)
        except Endless:
            raise self._error(reading.directive, ENDLESS) from None

    def _match(self, stream: str, reading: Reading) -> Mismatch | dict[str, str]:
        directives = self._streams[stream]
        for group in _groups(directives):
            for _ in range(group[0].count):
                if mismatch := reading.take(group):
                    return mismatch
        if reading.taken < len(reading.lines):
            last = directives[-1].number if directives else 1
            return reading.mismatch(last, reading.taken + 1, "the end of the output")
        if reading.unended:
            wanted = "a newline at the end of the output"
            return reading.mismatch(directives[-1].number, len(reading.lines), wanted)
        return next(self._broken_conditions(reading, with_chains=stream == "out"), reading.captured)

    def _broken_conditions(self, reading: Reading, with_chains: bool) -> Iterator[Mismatch]:
        captured, line_of = reading.captured, reading.line_of
        for number, name, low, high in self._ranges:
            if name in captured and not low <= _number(captured[name]) <= high:
                yield Mismatch(number, line_of[name], f"{name} from {low:g} to {high:g}", captured[name])
        for number, names in self._distincts:
            for one, other in itertools.combinations([name for name in names if name in captured], 2):
                if captured[one] == captured[other]:
                    line = max(line_of[one], line_of[other])
                    yield Mismatch(number, line, f"{one} and {other} to differ", f"{captured[one]} for both")
        for _, chain in self._chains.values() if with_chains else ():
            yield from reading.break_in(chain)


def _holds(subject: re.Match[str], version: Version) -> bool:
    """Whether a directive with this word, such as CHECK, ERR-SINCE314 or GIL, holds for a version."""
    if subject["bound"]:
        bound = Version(3, int(subject["minor"]))
        return version.release >= bound if subject["bound"] == "SINCE" else version.release <= bound
    return subject["build"] is None or version.free_threaded == (subject["build"] == "FREE")


def _number(text: str) -> float:
    """What no range holds, where the text is not a number."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def _groups(directives: list[Directive]) -> Iterator[list[Directive]]:
    """Consecutive directives of a group together, each other one alone."""
    for grouped, run in itertools.groupby(directives, lambda directive: directive.grouped):
        together = list(run)
        yield from [together] if grouped else [[directive] for directive in together]
