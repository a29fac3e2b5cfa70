"""Directives, which are lines of a pattern, and how they take the lines of an output.

What a directive says is one regular expression for a whole line: text as it is, {{regex}}, [[NAME:regex]] to capture,
[[NAME]] for the same text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LONGEST = 10_000  # characters of a line that a directive can take: on a flood a regular expression could take hours
# A regular expression, as far as the first }} or ]] that is not within an escape, a set or a repetition.
REGEX = r"(?:\\.|\[\^?\]?(?:\\.|[^\\\]])*\]|\{[\d,]+\}|[^\\\[{]|\{(?![\d,]+\}))*?"
TOKEN = re.compile(rf"\{{\{{(?P<regex>{REGEX})\}}\}}|\[\[(?P<name>[A-Za-z_]\w*)(?::(?P<capture>{REGEX}))?\]\]")


@dataclass(frozen=True)
class Mismatch:
    """Where a pattern and an output part: a line of each (from 1), what was wanted, and what came."""

    directive: int
    line: int
    wanted: str
    came: str


@dataclass(frozen=True)
class Directive:
    """A line of a pattern that takes lines of the output: `count` in a row, or, if `grouped`, one of its group's."""

    number: int  # of the line in the pattern, from 1
    text: str
    source: str  # a regular expression, with (?P=NAME) for a captured text
    references: tuple[str, ...]  # the names of texts that earlier directives capture
    count: int
    grouped: bool

    def regex(self, captured: Mapping[str, str]) -> re.Pattern[str]:
        """What fits a whole line, once earlier directives have captured these texts."""
        source = self.source
        for name in self.references:
            source = source.replace(f"(?P={name})", re.escape(captured.get(name, "")))
        return re.compile(source)

    @property
    def captures(self) -> list[str]:
        """The names that it captures, from left to right."""
        return list(self.regex({}).groupindex)


def parse_directive(number: int, text: str, kind: str = "") -> Directive:
    """Read what stands after the colon; `kind`: "-DAG", "-COUNT-3" or nothing. Raises ValueError for what is wrong."""
    source, end = "", 0
    references: list[str] = []
    count = int(kind.removeprefix("-COUNT-")) if kind.startswith("-COUNT-") else 1
    for token in TOKEN.finditer(text):
        source += _escape(text[end : token.start()])
        name, end = token["name"], token.end()
        known = f"(?P<{name}>" in source
        if not name:
            source += f"(?:{token['regex']})"
        elif token["capture"] is None:
            source += f"(?P={name})"
            references += [] if known else [name]
        elif known or count > 1:
            raise ValueError(f"{name} is captured here again, first in line {number}")
        else:
            source += f"(?P<{name}>{token['capture']})"
    source += _escape(text[end:])
    directive = Directive(number, text, source, tuple(references), count, kind == "-DAG")
    try:
        directive.regex({})
    except re.error as problem:
        raise ValueError(f"not a regular expression: {problem}") from None
    return directive


def _escape(literal: str) -> str:
    if opening := re.search(r"\[\[|\{\{", literal):
        came, escaped = literal[opening.start() :], re.escape(opening[0])
        raise ValueError(f"wanted {{{{regex}}}}, [[NAME:regex]] or [[NAME]], came {came!r}; as text: {{{{{escaped}}}}}")
    return re.escape(literal)


def split_lines(output: str) -> list[str]:
    """The lines as a pattern counts them: only a newline ends one, which the last may lack."""
    lines = output.split("\n")
    return lines if lines[-1] else lines[:-1]


class Reading:
    """An output whose lines are taken from the first on: what was captured, and in which line (from 1)."""

    def __init__(self, output: str, captured: Mapping[str, str]):
        self.lines, self.taken = split_lines(output), 0
        self.unended = output[-1:] not in ("", "\n")  # the last line lacks its newline
        self.captured, self.line_of = dict(captured), dict.fromkeys(captured, 1)
        self.directive = 1  # the line of the pattern that is at work

    def take(self, group: list[Directive]) -> Mismatch | None:
        """Give each directive in turn the first line that fits, among as many lines as there are directives."""
        free = dict(enumerate(self.lines[self.taken : self.taken + len(group)], self.taken + 1))
        self.taken += len(group)
        for directive in group:
            regex, self.directive = directive.regex(self.captured), directive.number
            fitting = ((n, m) for n, line in free.items() if len(line) <= LONGEST and (m := regex.fullmatch(line)))
            number, match = next(fitting, (0, None))
            if match is None:
                wanted = f"'{directive.text}'" if directive.text else "an empty line"
                return self.mismatch(directive.number, next(iter(free), len(self.lines) + 1), wanted)
            del free[number]
            self.captured |= match.groupdict()
            self.line_of |= dict.fromkeys(match.groupdict(), number)
        return None

    def mismatch(self, directive: int, number: int, wanted: str) -> Mismatch:
        """Something else was wanted of line `number`, which may be the one after the last."""
        came = repr(self.lines[number - 1][:LONGEST]) if number <= len(self.lines) else "the end of the output"
        return Mismatch(directive, max(1, min(number, len(self.lines))), wanted, came)

    def break_in(self, chain: list[Directive]) -> Iterator[Mismatch]:
        """The first directive of a chain without a line below the line of the one before."""
        position = 0
        for directive in chain:
            regex, self.directive = directive.regex(self.captured), directive.number
            at = [n for n, line in enumerate(self.lines, 1) if len(line) <= LONGEST and regex.fullmatch(line)]
            below = [number for number in at if number > position]
            if not below:
                wanted = f"'{directive.text}'" + (f" after line {position}" if position else "")
                came = f"it in line {at[-1]}" if at else "no such line"
                yield Mismatch(directive.number, position or 1, wanted, came)
                return
            position = below[0]
