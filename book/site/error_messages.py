"""The index of error messages, `{error-messages}` in a page: what headings quote, by the name of the exception.

It is made from the pages as they were converted. The name that a heading leaves out is read from the recordings.
"""

from __future__ import annotations

import functools
import re
import xml.etree.ElementTree as etree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from markdown.blockprocessors import BlockProcessor
from mkdocs.utils import get_relative_url

from book.check.program import Program
from book.site.context import Keeper, made
from book.site.markup import figure_id
from book.site.rendered import shown
from book.site.search import Section, sections

LINE = "{error-messages}"
PLACE = '<div class="error-messages"></div>'  # what the line is converted to; the build fills it, when all pages are
OTHER = "Other messages"  # of no exception, or of one that no recording names
CODE = re.compile(r"`([^`]+)`")
NAME = (
    r"(?:\w+\.)*(?P<name>\w*(?:Error|Warning|Exception|Interrupt|Failed|Expired|Empty|Full|ShutDown)|"
    r"Broken\w+|Cannot\w+|StopIteration|SystemExit)"
)
NAMED = re.compile(rf"{NAME}(?:: (?P<text>.+)|:?$)")
BEFORE = re.compile(rf"\b{NAME}:")  # findall gives the name, its one group
# Without a name: of three words or more, or of two with a capital; code and command lines are none.
TEXT = re.compile(r"(?!.*(?: -|=))(?:\S+ \S+ \S.*|[A-Z]\w* \S+)")


def quoted(heading: str) -> Iterator[tuple[str, str]]:
    """Each message that a heading quotes between backticks: the exception's name and the text, "" where it has none."""
    for words in CODE.findall(heading):
        if named := NAMED.fullmatch(words):
            yield named["name"], named["text"] or ""
        elif TEXT.fullmatch(words):
            yield "", words


class ErrorMessages(BlockProcessor):
    """Keeps the place where a page says `{error-messages}`."""

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether this block asks for the index."""
        return block.strip() == LINE

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Put the place into the page."""
        blocks.pop(0)
        etree.SubElement(parent, "div", {"class": "error-messages"})


class Place(NamedTuple):
    """A section that explains a message."""

    url: str  # of its page
    title: str
    section: Section


def index(
    pages: Iterable[tuple], programs: Iterable[Program], kept: Keeper = made
) -> dict[str, dict[str, list[Place]]]:
    """Exception -> message -> the sections whose headings quote it, in the order of the pages; the rest by name.

    `pages`: each page of MkDocs with its content as a Document. The message is "" where a heading has the name alone.
    A message that the programs of the page print under several names, as versions differ, stands under each.
    """
    named = list(_named(pages, {figure_id(program.name): program for program in programs}, kept))
    known: dict[str, set[str]] = defaultdict(set)
    for names, message, _ in named:
        known[message] |= names
    found: dict[str, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for names, message, place in named:
        for name in names or known[message] or {OTHER}:
            found[name][message].append(place)
    order = sorted(found, key=lambda name: (name == OTHER, name))
    return {name: dict(sorted(found[name].items(), key=lambda item: item[0].lower())) for name in order}


def _named(pages: Iterable[tuple], figures: dict[str, Program], kept: Keeper) -> Iterator[tuple[set[str], str, Place]]:
    """Each message in a heading: the exceptions that the heading, or a run on the page, names before it."""
    for page, content in pages:
        shows = [figures[name] for name in shown(content) if name in figures]
        recorded = functools.cache(functools.partial(_recorded, shows))
        for section in kept(("sections", content), functools.partial(sections, content)):
            for name, message in quoted(section.heading):
                yield {name} if name else _names(message, recorded()), message, Place(page.url, page.title, section)


def pattern(message: str) -> re.Pattern[str]:
    """What a message looks like in a recording: "..." is any text, a number is any number, a blank is any space."""
    parts = (r"\s+".join(map(re.escape, part.split())) for part in message.split("..."))
    return re.compile(r"[^\n]*?".join(re.sub(r"\d+", r"\\d+", part) for part in parts))


def _recorded(programs: Iterable[Program]) -> str:
    """What these programs printed, under each version."""
    recordings = (
        recording for program in programs for name in ("out", "err") for recording in program.recordings(name)
    )
    return "\n".join(recording.path.read_text("utf-8") for recording in recordings)


def _names(message: str, recorded: str) -> set[str]:
    """The exceptions that stand before the message in its line, or alone in the line before."""
    found = set()
    for match in pattern(message).finditer(recorded):
        *_, above, line = f"\n{recorded[: match.start()]}".rsplit("\n", 2)
        names = BEFORE.findall(line)
        if not line.strip() and (alone := NAMED.fullmatch(above.strip())) and not alone["text"]:
            names = [alone["name"]]
        found |= set(names[-1:])
    return found


def html(found: dict[str, dict[str, list[Place]]], url: str) -> str:
    """The index as it stands on the page with this address."""
    letters = (f'<a href="#{_id(name)}">{escape(name)}</a>' for name in found)
    parts = [f'<p class="letters">{" ".join(letters)}</p>']
    for name, entries in found.items():
        title = name if name == OTHER else f"<code>{escape(name)}</code>"
        parts += [f'<h3 id="{_id(name)}" class="generated">{title}</h3>', '<dl class="error-messages">']
        for message, places in entries.items():
            parts.append(f"<dt><code>{escape(message or name)}</code></dt>")
            parts += [f"<dd>{_link(place, url)} {escape(place.title)}</dd>" for place in places]
        parts.append("</dl>")
    return "\n".join(parts)


def _id(name: str) -> str:
    return "other-messages" if name == OTHER else f"message-{name}"


def _told(section: Section) -> str:
    """What a reader sees when it happens, in the words of the section."""
    return CODE.sub(r"<code>\1</code>", escape(section.symptoms[0] if section.symptoms else section.first, quote=False))


def _link(place: Place, url: str) -> str:
    goal = f"{get_relative_url(place.url, url)}#{place.section.anchor}"
    return f'<a href="{escape(goal)}">{_told(place.section)}</a>'
