"""The Markdown of pages as text: embeds, fences, headings. What stands in a fence is never taken for anything else."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

EMBED = re.compile(r"^[ \t]*\{snippet (?P<args>.+)\}[ \t]*$")
FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})[ \t]*(?P<info>.*)$")
HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: *\{ *#([\w-]+)[^}]*\})? *$")
OPTIONS = ("hl", "def", "diff", "output", "stepper")
KNOWN = 'known: hl="text|text", def=function, diff=sibling.py, output=no; or stepper, alone'


@dataclass(frozen=True)
class Embed:
    """One `{snippet ...}` line: the program's name, its options, and where it stands."""

    name: str
    options: dict[str, str]

    @property
    def shows(self) -> str:
        """What a reader sees of the program: "whole", "part", or its "stepper"."""
        return "stepper" if "stepper" in self.options else "part" if "def" in self.options else "whole"

    @property
    def id(self) -> str:
        """The id of its figure; a part of a program has none."""
        return {"whole": figure_id(self.name), "stepper": figure_id(self.name, "stepper"), "part": ""}[self.shows]


def parse_embed(args: str) -> Embed:
    """Read what stands between `{snippet ` and `}`. Raises ValueError, telling what was wanted."""
    name, *rest = shlex.split(args)
    options = {}
    for item in rest:
        key, equals, value = item.partition("=")
        complete = not equals if key == "stepper" else bool(value)
        if key not in OPTIONS or not complete or (key == "output" and value != "no"):
            raise ValueError(f"unknown option {item!r}; {KNOWN}")
        if key in options:
            raise ValueError(f"option {key!r} stands here twice")
        options[key] = value
    if "diff" in options and "def" in options:
        raise ValueError("diff= and def= exclude each other")
    if "stepper" in options and len(options) > 1:
        raise ValueError(f"wanted stepper alone, came {len(options) - 1} more of the options")
    return Embed(name, options)


def figure_id(name: str, kind: str = "program") -> str:
    """The id of the figure of the program TOPIC/NAME.py, the same on every page: program-fork-zombie."""
    return f"{kind}-{name.removesuffix('.py').replace('/', '-')}"


def text_lines(page: Path) -> Iterator[tuple[int, str]]:
    """The numbered lines of a page that stand in no fence, no comment and no front matter."""
    for number, line, info, _ in scan(page.read_text("utf-8")):
        if info is None:
            yield number, re.sub(r"<!--.*?-->", "", line)


def scan(text: str) -> Iterator[tuple[int, str, str | None, bool]]:
    """Each line with its number, the info string of the fence it belongs to or None, and whether it opens that fence."""
    mark, info, front = "", "", text.startswith("---\n")
    for number, line in enumerate(text.split("\n"), 1):
        found = FENCE.match(line)
        if front:
            front = number == 1 or line != "---"
            yield number, line, "", False
        elif mark:
            yield number, line, info, False
            if found and found["mark"][0] == mark[0] and len(found["mark"]) >= len(mark) and not found["info"]:
                mark = ""
        elif found:
            mark, info = found["mark"], found["info"]
            yield number, line, info, True
        else:
            yield number, line, None, False
