"""Judges output that varies, against a pattern in FileCheck syntax read by the filecheck library.

What we add to FileCheck (https://llvm.org/docs/CommandGuide/FileCheck.html): every line of output is
accounted for by position; consecutive DAG lines are a group, each line exactly once; RANGE, DISTINCT and
ORDER; prefixes per version, platform and build; backtracking; and errors for what the library lets pass.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from filecheck.error import ParseError
from filecheck.ops import RE, Capture, CheckOp, CountOp, Literal, Subst
from filecheck.options import Options
from filecheck.parser import Parser, pattern_for_opts

from book.check.fault import BookError
from book.check.python import Interpreter, Version

DIRECTIVE = re.compile(
    r"(?P<word>[A-Z][A-Z0-9-]*?)(?P<kind>-NEXT|-DAG|-EMPTY|-COUNT-[1-9]\d*)?(?P<literal>\{LITERAL\})?:[ \t]*(?P<rest>.*)"
)
CONDITION = re.compile(r"(SINCE|UPTO)3(\d\d)|LINUX|DARWIN|WIN32|GIL|FREE")
RESERVED = {"CHECK", "ERR", "COM", "ORDER", "RANGE", "DISTINCT", "DRAFT"}
MOST_STEPS = 50_000  # of backtracking; a pattern that needs more is too loose to say anything
MOST_LINES = 500  # that a pattern can account for; the search calls itself once for each


@dataclass(frozen=True)
class Mismatch:
    """Where a pattern and an output part: a line of the pattern, a line of the output (from 1), what was wanted, what came."""

    directive: int
    line: int
    wanted: str
    came: str


class Pattern:
    """A .check file, as it holds for one interpreter. Raises BookError, with FILE:LINE, for a wrong directive."""

    def __init__(self, path: Path, shown: str, python: Interpreter):
        self.path, self.shown = path, shown
        self.ranges: list[tuple[int, str, float, float]] = []
        self.distinct: list[tuple[int, list[str]]] = []
        text = path.read_text("utf-8")
        lines = text.splitlines()
        if lines and lines[0].startswith("DRAFT"):
            raise self.error(1, "wanted a pattern that a person has read, came a DRAFT; read it, then remove this line")
        chains = self._chains(lines)
        kept = [self._keep(number, line, python, chains) for number, line in enumerate(lines, 1)]
        self.out = self._parse(kept, "CHECK")
        self.err = self._parse(kept, "ERR")
        self.chains = {name: self._parse(kept, name) for name in chains}
        self._validate(set(re.findall(r"\[\[(\w+):", text)))

    def error(self, line: int, text: str) -> BookError:
        return BookError(self.shown, line, text)

    def _chains(self, lines: list[str]) -> list[str]:
        names = []
        for number, line in enumerate(lines, 1):
            if line.startswith("ORDER:"):
                if not line[6:].split():
                    raise self.error(number, f"wanted ORDER: NAME, came {line!r}")
                for name in line[6:].split():
                    if (
                        not re.fullmatch("[A-Z][A-Z0-9]*", name)
                        or CONDITION.fullmatch(name)
                        or name in {*RESERVED, *names}
                    ):
                        raise self.error(number, f"{name!r} cannot name a chain")
                    if sum(other.startswith(f"{name}:") for other in lines) < 2:
                        raise self.error(number, f"wanted a chain of two lines or more, came fewer '{name}:'")
                    names.append(name)
        return names

    def _keep(self, number: int, line: str, python: Interpreter, chains: list[str]) -> str:
        """The line as the library is to read it: under CHECK, ERR or its chain, or empty where it does not hold here."""
        if not line.strip() or line.startswith(("COM:", "ORDER:")):
            return ""
        if not (m := DIRECTIVE.fullmatch(line)):
            raise self.error(number, f"unknown directive in {line!r}")
        word, kind, rest = m["word"], m["kind"] or "", m["rest"].rstrip()
        stream, condition = ("ERR", word.removeprefix("ERR-")) if word.startswith("ERR-") else ("CHECK", word)
        known = CONDITION.fullmatch(condition)
        if (
            kind
            and word in ("RANGE", "DISTINCT", *chains)
            or not (known or word in ("CHECK", "ERR", "RANGE", "DISTINCT", *chains))
        ):
            raise self.error(number, f"unknown directive {word + kind!r}")
        if word == "RANGE":
            self.ranges.append((number, *self._range(number, line, rest.split())))
            return ""
        if word == "DISTINCT":
            if len(rest.split()) < 2:
                raise self.error(number, f"wanted DISTINCT: NAME NAME, came {line!r}")
            self.distinct.append((number, rest.split()))
            return ""
        if kind == "-EMPTY" and rest:
            raise self.error(number, f"wanted nothing after an EMPTY directive, came {rest!r}")
        if known and not self._holds(known, python):
            return ""
        return f"{stream if known else word}{kind}{m['literal'] or ''}:{rest}"

    def _range(self, number: int, line: str, words: list[str]) -> tuple[str, float, float]:
        with contextlib.suppress(ValueError):
            name, low, high = words
            if float(low) <= float(high):
                return name, float(low), float(high)
        raise self.error(number, f"wanted RANGE: NAME LOW HIGH, came {line!r}")

    @staticmethod
    def _holds(condition: re.Match, python: Interpreter) -> bool:
        if condition[1]:
            asked, version = Version(3, int(condition[2])), python.version.release
            return version >= asked if condition[1] == "SINCE" else version <= asked
        return condition[0] in (python.platform.upper(), "FREE" if python.version.free_threaded else "GIL")

    def _parse(self, lines: list[str], prefix: str) -> list[CheckOp]:
        # The library finds a prefix anywhere in a line: it is given only the lines that begin with it.
        text = "\n".join(line if re.match(rf"{prefix}[-:{{]", line) else "" for line in lines)
        # It also takes a line for a comment that holds COM or RUN before a prefix: it is told of no such word.
        options = Options(
            str(self.path),
            check_prefixes=[prefix],
            comment_prefixes=["\0"],
            strict_whitespace=True,
            match_full_lines=True,
        )
        parser = Parser(options, io.StringIO(text), *pattern_for_opts(options))
        try:
            return list(parser)
        except ParseError as error:
            raise self.error(error.line_no, error.message) from None
        except ValueError as error:  # an unknown [:class:]
            raise self.error(parser.line_no, str(error)) from None

    def _validate(self, anywhere: set[str]) -> None:
        """`anywhere` has the names captured in any line, also one that does not hold here."""
        names: dict[str, int] = {}
        after_pid: list[str] = []
        for op in [*self.out, *self.err]:
            for previous, uop in zip([None, *op.uops], op.uops):
                if isinstance(uop, Capture) and uop.value_mapper is str:
                    if uop.name in names or isinstance(op, CountOp) and op.count > 1:
                        raise self.error(
                            op.source_line,
                            f"{uop.name} is captured here again, first in line {names.get(uop.name, op.source_line)}",
                        )
                    names[uop.name] = op.source_line
                    if isinstance(previous, Literal) and re.search(r"\bpid $", previous.content):
                        after_pid.append(uop.name)
                elif isinstance(uop, Subst) and uop.variable not in names:
                    raise self.error(op.source_line, f"{uop.variable} is used before it is captured")
                elif not isinstance(uop, (Literal, RE, Subst)):
                    raise self.error(op.source_line, "wanted {{regex}}, [[NAME:regex]] or [[NAME]]")
            _regex(op, {}, self.error)
        for op in itertools.chain(*self.chains.values()):
            for uop in op.uops:
                if not isinstance(uop, (Literal, RE, Subst)) or (isinstance(uop, Subst) and uop.variable not in names):
                    raise self.error(op.source_line, "a chain may only use names captured elsewhere")
        used = [(line, [name]) for line, name, _, _ in self.ranges] + self.distinct
        for line, name in ((line, name) for line, some in used for name in some):
            if name not in anywhere:
                raise self.error(line, f"{name} is captured nowhere")
        if len(after_pid) > 1:
            self.distinct.append((names[after_pid[-1]], after_pid))

    def speaks_of(self, stream: str) -> bool:
        """Whether any directive is of "out" or of "err"."""
        return bool(self.out if stream == "out" else self.err)

    def match(self, stream: str, output: str, captured: dict[str, str] | None = None) -> Mismatch | dict[str, str]:
        """Where `output` differs from the pattern for "out" or "err", or else what was captured.

        `captured` holds what an earlier stream of the same run captured.
        """
        lines = output.split("\n")
        lines = lines[:-1] if lines[-1] == "" else lines
        search = _Search(self, self.out if stream == "out" else self.err, lines)
        first = None
        for found in search.solutions(dict(captured or {})):
            failed = self._condition_failed(found, lines, stream)
            if failed is None:
                return found
            first = first or failed
        return first or search.deepest()

    def _condition_failed(self, found: dict[str, str], lines: list[str], stream: str) -> Mismatch | None:
        def where(name: str) -> int:
            return next((n for n, line in enumerate(lines, 1) if found[name] in line), 1)

        for number, name, low, high in self.ranges:
            if name in found and not _between(found[name], low, high):
                return Mismatch(number, where(name), f"{name} from {low:g} to {high:g}", found[name])
        for number, names in self.distinct:
            for one, other in itertools.combinations([n for n in names if n in found], 2):
                if found[one] == found[other]:
                    return Mismatch(number, where(other), f"{one} and {other} to differ", f"{found[one]} for both")
        for chain in self.chains.values() if stream == "out" else ():
            position = 0
            for op in chain:
                at = [n for n, line in enumerate(lines, 1) if _regex(op, found, self.error).fullmatch(line)]
                after = [n for n in at if n > position]
                if not after:
                    wanted = f"'{op.arg}' after line {position}" if position else f"'{op.arg}'"
                    return Mismatch(
                        op.source_line, position or 1, wanted, f"it in line {at[-1]}" if at else "no such line"
                    )
                position = after[0]
        return None


def _between(text: str, low: float, high: float) -> bool:
    try:
        return low <= float(text) <= high
    except ValueError:
        return False


def _regex(op: CheckOp, found: dict[str, str], error) -> re.Pattern:
    """The directive as one regular expression for a whole line, with what was captured filled in."""
    parts = []
    for uop in op.uops if op.name != "EMPTY" else ():
        if isinstance(uop, Literal):
            parts.append(re.escape(uop.content))
        elif isinstance(uop, RE):
            parts.append(f"(?:{uop.content})")
        elif isinstance(uop, Capture):
            parts.append(f"(?P<{uop.name}>{uop.pattern})")
        elif f"(?P<{uop.variable}>" in "".join(parts):
            parts.append(f"(?P={uop.variable})")
        else:
            parts.append(re.escape(found.get(uop.variable, "")))
    try:
        return re.compile("".join(parts))
    except re.error as problem:
        raise error(op.source_line, f"not a regular expression: {problem}") from None


class _Search:
    """Gives each output line to exactly one directive, groups in any order, trying further where a choice fails."""

    def __init__(self, pattern: Pattern, ops: list[CheckOp], lines: list[str]):
        self.pattern, self.lines, self.steps = pattern, lines, 0
        self.slots: list[tuple[CheckOp, int, int]] = []  # directive, and the window of lines that its group takes
        for is_group, run in itertools.groupby(ops, key=lambda op: op.name == "DAG"):
            run = [op for op in run for _ in range(op.count if isinstance(op, CountOp) else 1)]
            base = len(self.slots)
            window = (lambda i: (base, base + len(run))) if is_group else (lambda i: (base + i, base + i + 1))
            self.slots += [(op, *window(i)) for i, op in enumerate(run)]
        if len(self.slots) > MOST_LINES:
            raise pattern.error(
                ops[-1].source_line, f"wanted at most {MOST_LINES} lines of output, came {len(self.slots)}"
            )
        self.depth, self.at = -1, 0

    def solutions(self, found: dict[str, str]) -> Iterator[dict[str, str]]:
        """Every way to give all the lines to all the directives, as what was captured."""
        if len(self.slots) == len(self.lines):
            yield from self._from(0, found, frozenset(), {})
        elif next(self._from(0, found, frozenset(), {}), None) is not None:  # lines are left over
            self._reach(len(self.slots), len(self.slots))

    def _from(self, slot: int, found: dict, used: frozenset, last: dict) -> Iterator[dict[str, str]]:
        if slot == len(self.slots):
            yield found
            return
        op, low, high = self.slots[slot]
        regex = _regex(op, found, self.pattern.error)
        # Equal directives without captures take lines in order: no use trying their permutations.
        key = (low, regex.pattern)
        low = max(low, last.get(key, -1) + 1) if not regex.groups else low
        tried = [i for i in range(low, min(high, len(self.lines))) if i not in used]
        for i in tried:
            self.steps += 1
            if self.steps > MOST_STEPS:
                raise self.pattern.error(
                    op.source_line, "this group can match in too many ways; say more exactly what varies"
                )
            if m := regex.fullmatch(self.lines[i]):
                yield from self._from(slot + 1, found | m.groupdict(), used | {i}, last | {key: i})
        self._reach(slot, tried[0] if tried else len(self.lines))

    def _reach(self, slot: int, line: int) -> None:
        if slot > self.depth:
            self.depth, self.at = slot, line

    def deepest(self) -> Mismatch:
        """The first directive that no choice could satisfy, and the line that was left for it."""
        came = repr(self.lines[self.at]) if self.at < len(self.lines) else "the end of the output"
        line = min(self.at + 1, max(len(self.lines), 1))
        if self.depth >= len(self.slots):
            last = self.slots[-1][0].source_line if self.slots else 1
            return Mismatch(last, line, "the end of the output", came)
        op = self.slots[self.depth][0]
        return Mismatch(op.source_line, line, f"'{op.arg}'" if op.name != "EMPTY" else "an empty line", came)
