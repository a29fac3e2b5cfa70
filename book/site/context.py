"""What a page is made from: the book's folder and its programs, the addresses, and which page is being converted."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from book import ROOT
from book.check import verdicts
from book.check.fault import BookError, Fault
from book.check.program import Program, find_programs
from book.check.python import Version
from book.site.highlight import Highlighter

Keeper = Callable[[Hashable, Callable[[], Any]], Any]  # gives what the second makes, or made before for the first


def made(key: Hashable, make: Callable[[], Any]) -> Any:
    """What a Keeper gives that keeps nothing."""
    return make()


@dataclass
class Context:
    """One build of a book.

    A generator sets, before it converts a page: `page`, its path below the folder of pages, for links; and for errors
    `source`, the file's path, and `first_line`, the number of the first line that it passes on.
    """

    root: Path = ROOT
    repo: str = ""  # URL of the book's files in a repository browser, ending in /blob/main
    issues: str = ""  # URL of the form for mistakes, which is told page and program
    standing: Callable[[Program], str] = lambda program: "verified"  # with the gate: see book.check.verdicts.standing
    highlighter: Highlighter = field(default_factory=Highlighter)
    page: str = ""
    source: str = ""
    first_line: int = 1
    faults: list[Fault] | None = None  # what is wrong with pages is added here, and shown in its place; None: is raised
    digests: dict[str, str] = field(default_factory=dict)  # of what pages show, by topic
    # Of the page being converted:
    lines: list[str] = field(default_factory=list)
    shown: set[str] = field(default_factory=set)  # the ids of its figures
    tabs: int = 0
    told: dict[str, int] = field(default_factory=dict)  # the line of the last error, by its text

    def turn_to(self, page: str, source: str) -> None:
        """Another page is converted next."""
        self.page, self.source, self.first_line = page, source, 1

    def begin(self, lines: list[str]) -> None:
        """A page is converted from now on."""
        self.lines, self.shown, self.tabs, self.told = list(lines), set(), 0, {}

    @functools.cached_property
    def programs(self) -> dict[str, Program]:
        """Every program of the book, by name, read once a build."""
        return {program.name: program for program in find_programs(self.root)}

    @functools.cached_property
    def _verdicts(self) -> dict[str, dict[Version, str]]:
        return {}

    def verdicts(self, program: Program) -> dict[Version, str]:
        """The committed verdicts on a program, read once a build."""
        if program.name not in self._verdicts:
            self._verdicts[program.name] = verdicts.verdicts(program)
        return self._verdicts[program.name]

    def program(self, name: str) -> Program:
        """Raises ValueError where there is no such program."""
        if name not in self.programs:
            raise ValueError(f"wanted a program, came no snippets/{name}")
        return self.programs[name]

    def error(self, line: str, text: str) -> BookError:
        """An error at the next such line of the page, as far as the generator has told where the page is."""
        numbers = [number for number, other in enumerate(self.lines, self.first_line) if other.strip() == line]
        later = [number for number in numbers if number > self.told.get(line, 0)]
        self.told[line] = [*later, *numbers, 1][0]
        return BookError(self.source or self.page or "page", self.told[line], text)

    def report(self, error: BookError) -> None:
        """Note what is wrong with a page; raise it where nobody asked for notes."""
        if self.faults is None:
            raise error
        self.faults.append(error.fault)
