"""The Markdown of pages as text: embeds, fences, headings. What stands in a fence is never taken for anything else."""

from __future__ import annotations

import contextlib
import functools
import re
import shlex
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

EMBED = re.compile(r"^[ \t]*\{[ \t]*snippet\b(?P<args>.*)\}[ \t]*$")
PICTURE = re.compile(r"^[ \t]*\{[ \t]*picture\b(?!s)(?P<args>.*)\}[ \t]*$")
FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)$")
EXAMPLE = re.compile(r"(?P<mark>^ *```) *(?P<info>.*?)\n(?P<source>.+?)(?P=mark)", re.M | re.S)
HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: *\{ *#([\w-]+)[^}]*\})? *$")
CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)")  # a marker of git's; a line of = alone may underline a title
OPTIONS = ("hl", "diff", "inner", "stepper")
KNOWN = 'known: hl="text|text", diff=sibling.py or inner=NAME; or stepper, alone'
DRAWN = {  # the options of a picture, and an example of each
    "calls": 'calls="pack,count"',
    "labels": 'labels="join,prints"',
    "names": 'names="main,Thread-1=ann"',
    "axis": "axis=ms",
    "schedule": 'schedule="ann bob bob ann"',
    "value": "value=balance",
}


@dataclass(frozen=True)
class Embed:
    """One `{snippet ...}` line: the program's name, its options, and where it stands."""

    name: str
    options: dict[str, str]

    @property
    def shows(self) -> str:
        """What a reader sees of the program: "whole", or its "stepper"."""
        return "stepper" if "stepper" in self.options else "whole"

    @property
    def id(self) -> str:
        """The id of its figure."""
        return figure_id(self.name, "stepper" if self.shows == "stepper" else "program")


@functools.cache
def parse_embed(args: str) -> Embed:
    """Read what stands between `{snippet ` and `}`. Raises ValueError, telling what was wanted."""
    name, words = _words(args, "snippet")
    for key, (value, item) in words.items():
        complete = item == key if key == "stepper" else bool(value)
        if key not in OPTIONS or not complete:
            raise ValueError(f"unknown option {item!r}; {KNOWN}")
    options = {key: value for key, (value, _) in words.items()}
    if "diff" in options and "inner" in options:
        raise ValueError("wanted diff or inner, came both")
    if "stepper" in options and len(options) > 1:
        raise ValueError(f"wanted stepper alone, came {len(options) - 1} more of the options")
    return Embed(name, options)


@dataclass(frozen=True)
class Picture:
    """One `{picture ...}` line: the program, and what is drawn of its recording."""

    name: str
    options: dict[str, str]


@functools.cache
def parse_picture(args: str) -> Picture:
    """Read what stands between `{picture ` and `}`. Raises ValueError, telling what was wanted."""
    name, options = _words(args, "picture")
    for key, (value, item) in options.items():
        if key not in DRAWN or not value or (key == "axis" and value != "ms"):
            raise ValueError(f"unknown option {item!r}; known: {', '.join(DRAWN.values())}")
    return Picture(name, {key: value for key, (value, _) in options.items()})


def _words(args: str, kind: str) -> tuple[str, dict[str, tuple[str, str]]]:
    """The program that an embed names, and its options by name: each value, and the word as it stands there."""
    try:
        words = shlex.split(args)
    except ValueError as error:
        raise ValueError(f"wanted words as in a shell, came {args.strip()!r}: {str(error).lower()}") from None
    if not words:
        raise ValueError(f"wanted a program, {{{kind} TOPIC/NAME.py}}, came none")
    options: dict[str, tuple[str, str]] = {}
    for item in words[1:]:
        key, equals, value = item.partition("=")
        if key in options:
            raise ValueError(f"option {key!r} stands here twice")
        options[key] = (value if equals else "", item)
    return words[0], options


def embeds(text: str) -> Iterator[Embed]:
    """The embeds of a page, but those that are wrong, of which its conversion tells."""
    for _, line in text_lines(text):
        if match := EMBED.match(line):
            with contextlib.suppress(ValueError):
                yield parse_embed(match["args"])


def drawn(text: str) -> Iterator[Picture]:
    """The pictures of a page, but those that are wrong, of which its conversion tells."""
    for _, line in text_lines(text):
        if match := PICTURE.match(line):
            with contextlib.suppress(ValueError):
                yield parse_picture(match["args"])


def figure_id(name: str, kind: str = "program") -> str:
    """The id of the figure of the program TOPIC/NAME.py, the same on every page: program-fork-zombie."""
    return f"{kind}-{name.removesuffix('.py').replace('/', '-')}"


def text_lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines of a page's text that stand in no fence, no comment and no front matter."""
    for number, line, info, _ in scan(text):
        if info is None:
            yield number, re.sub(r"<!--.*?-->", "", line)


def examples(text: str) -> dict[int, str]:
    """The Python fences of a page that find_examples of pytest-examples sees: source by the line of the opening.

    The same search as there (a test holds the two together), so that a build need not load a test tool.
    """
    found = {}
    for match in EXAMPLE.finditer(text):
        if match["info"].lower().startswith(("py", "{.py")):
            found[1 + text.count("\n", 0, match.start())] = textwrap.dedent(match["source"])
    return found


def scan(text: str) -> Iterator[tuple[int, str, str | None, bool]]:
    """Each line with its number, the info string of its fence or None, and whether it opens that fence."""
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
