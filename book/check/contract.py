"""What a program cannot live without: the `# needs:` and `# runs:` comments under its docstring."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import shlex
import tokenize
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from book.check.fault import BookError
from book.check.python import CAPABILITIES, OLDEST, START_METHODS, Interpreter, Version

# The package of this repository that runs a program (`under`), or that a program imports (`beside`).
EXPLORER = "interleavings"

VERSION_NEED = re.compile(r"python(>=|<)(3\.\d+)")
COMMENT = re.compile(r"#\s*(needs|runs)\s*:")
METHOD = "|".join(START_METHODS)
FLAG = r"""-(?:[XW] (?:[^\s"']+|"[^"']+"|'[^"']+')|[OEIsSuBbd]+)"""  # none that replaces the program
# A word of `# runs:`, the field of Contract that it sets, what may follow it, and what that becomes.
RUNS: dict[str, tuple[str, str, Callable[[str], object]]] = {
    "exit": ("exit", r"-?\d+", int),
    "limit": ("limit", r"\d{1,4}(\.\d+)? s", lambda text: float(text[:-2])),
    "stdout": ("stdout", "pipe", str),
    "start": ("start_methods", rf"({METHOD})( ({METHOD}))*", lambda text: tuple(text.split())),
    "flags": ("flags", rf"{FLAG}( {FLAG})*", lambda text: tuple(shlex.split(text))),
    "under": ("under", EXPLORER, str),
    "stepper": ("stepper", "", lambda text: True),
    "picture": ("picture", "", lambda text: True),
    "beside": ("beside", EXPLORER, str),
}
KNOWN_RUNS = (
    f"exit 1; limit 8 s; stdout pipe; start spawn; flags -X dev; under {EXPLORER}; stepper; picture; beside {EXPLORER}"
)


@dataclass(frozen=True)
class Contract:
    """How a program is run, and on what."""

    needs: tuple[str, ...] = ()
    exit: int = 0  # the exit status; negative: the signal that ends it
    limit: float = 10.0  # seconds
    stdout: str = "terminal"  # or "pipe"
    start_methods: tuple[str, ...] | None = None  # None: all, unless the program names its own
    flags: tuple[str, ...] = ()  # of the interpreter
    under: str = ""  # the package that runs the program and lies beside it
    stepper: bool = False  # whether a page lets its reader choose each step: with a recording NAME.steps.json
    picture: bool = (
        False  # whether a page draws it: with a recording NAME.trace.json, or NAME.steps.json under a package
    )
    beside: str = ""  # the same package, where the program imports it and is run plainly

    def needs_newer(self, version: Version) -> bool:
        """Whether a newer Python than this version is needed, which then may not know the program's grammar."""
        return version < self.oldest

    @property
    def states(self) -> bool:
        """Whether all states of its schedules are recorded, NAME.steps.json."""
        return self.stepper or (self.picture and bool(self.under))

    @property
    def traced(self) -> bool:
        """Whether what it does and when is recorded, NAME.trace.json."""
        return self.picture and not self.under

    @property
    def oldest(self) -> Version:
        """The oldest Python that it can run on, as far as its needs say."""
        found = (VERSION_NEED.fullmatch(need) for need in self.needs)
        return max([OLDEST, *(Version.parse(match[2]) for match in found if match and match[1] == ">=")])

    @property
    def packages(self) -> frozenset[str]:
        """The packages that it needs."""
        return frozenset(n for n in self.needs if n not in CAPABILITIES and not VERSION_NEED.fullmatch(n))

    def unmet_needs(self, python: Interpreter) -> list[str]:
        """The needs that `python` cannot meet; the program does not run there."""
        return [need for need in self.needs if not _meets(python, need)]


def _meets(python: Interpreter, need: str) -> bool:
    if match := VERSION_NEED.fullmatch(need):
        return (python.version.release >= Version.parse(match[2])) == (match[1] == ">=")
    return need in python.capabilities | python.packages


def parse_contract(path: str, source: str, packages: frozenset[str]) -> Contract:
    """Read the contract of a program, which may be in the grammar of a newer Python than this one.

    `path`: how errors name it; `packages`: those that it may need. Raises BookError for a missing docstring, a word
    that is not known, and a comment that stands elsewhere.
    """
    first = _end_of_docstring(source)
    if not first:
        raise BookError(path, 1, "wanted a docstring, one claim that the output proves; came none")
    lines = source.split("\n")
    while first < len(lines) and not lines[first].strip():
        first += 1
    number = first
    fields: dict[str, Any] = {}
    while number < len(lines) and lines[number].startswith("#"):
        number += 1
        _read_comment(path, number, lines[number - 1], packages, fields)
    for later, line in enumerate(lines[number:], number + 1):
        if COMMENT.match(line):
            raise BookError(path, later, "wanted this comment right under the docstring, came here")
    return Contract(**fields)


def _end_of_docstring(source: str) -> int:
    """The number of the line that a docstring ends on; 0 where there is none. Nothing below it is read."""
    text, end = "", 0
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        for token in tokenize.generate_tokens(io.StringIO(source, newline="\n").readline):
            if token.type == tokenize.STRING:
                value = ast.literal_eval(token.string) if token.string[0] not in "fF" else None
                if not isinstance(value, str):
                    return 0
                text, end = text + value, token.end[0]
            elif token.type not in (tokenize.COMMENT, tokenize.NL):
                break
    return end if text.strip() else 0


def _read_comment(path: str, number: int, line: str, packages: frozenset[str], fields: dict[str, Any]) -> None:
    word, colon, rest = line[1:].strip().partition(":")
    if word == "needs" and colon:
        for need in re.split("[,;]", rest):
            fields["needs"] = (*fields.get("needs", ()), _need(path, number, need.strip(), packages))
    elif word == "runs" and colon:
        for item in rest.split(";"):
            _read_run(path, number, item.strip(), fields)
        if "stepper" in fields and "under" not in fields:
            raise BookError(path, number, f"wanted 'under {EXPLORER}' before 'stepper', came none")
    else:
        raise BookError(path, number, f"wanted '# needs:' or '# runs:' under the docstring, came {line!r}")


def _need(path: str, number: int, need: str, packages: frozenset[str]) -> str:
    if not (need in CAPABILITIES or need in packages or VERSION_NEED.fullmatch(need)):
        known = ", ".join(["python>=3.N", *CAPABILITIES, *sorted(packages)])
        raise BookError(path, number, f"unknown need {need!r}; known: {known}")
    return need


def _read_run(path: str, number: int, item: str, fields: dict[str, Any]) -> None:
    word, _, value = item.partition(" ")
    if word not in RUNS or not re.fullmatch(RUNS[word][1], value):
        raise BookError(path, number, f"unknown run {item!r}; known: {KNOWN_RUNS}")
    field, _, read = RUNS[word]
    if field in fields:
        raise BookError(path, number, f"{word!r} stands here twice")
    fields[field] = read(value)
