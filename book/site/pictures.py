"""Pictures in pages: `{picture pool/six_orders.py calls="pack"}`, its caption below it; `{pictures}`, all of the book.

A picture is drawn from what was recorded of the program, or, for `{picture measure/pool/pool.py}`, from what it
measured; its caption says what that is. Each is also written as a file of its own, assets/pictures/NAME.svg, with its
colors in it.
"""

from __future__ import annotations

import json
import os
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.util import AtomicString

from book import ROOT
from book.check import trace
from book.check.fault import BookError
from book.check.files import content
from book.check.program import Program
from book.check.tidy import show_hidden
from book.site import schedule, timeline
from book.site.context import Context
from book.site.markup import PICTURE, Picture, figure_id, parse_picture, text_lines
from book.site.picture import Drawing, legend
from book.site.regions import measurements

ALL = "{pictures}"
PAGE = "pictures.md"  # where all of them are, and what their signs mean
FOLDER = "assets/pictures"
MEASURED = "measure/"  # what the name of a program begins with whose data is drawn
WIDE = 672  # pixels of a picture in a file of its own
WORDS = {
    "recorded": "A run of {program}, recorded with Python {python} on {system}, {cores} cores.",
    "schedule": "A schedule of {}.",
    "measured": "Measured by {program} on {system}, {cores} cores: {what}.",
    "medians": "medians of {runs} runs",
    "once": "one run of each Python",
    "legend": "The signs",
    "place": "In its place: {}",
    "download": "Download as SVG",
}


def draw(picture: Picture, program_of: Callable[[str], Program]) -> tuple[Drawing, str]:
    """The drawing, and what it is. Raises ValueError where there is no recording, or the picture cannot be drawn.

    program_of: gives the program of a name.
    """
    if picture.name.startswith(MEASURED):
        return _measured(picture)
    program = program_of(picture.name)
    name = program.path.name
    if not program.contract.picture:
        raise ValueError(f"wanted '# runs: picture' in {program}, came none")
    if program.contract.traced:
        if wrong := {"schedule", "value"} & set(picture.options):
            raise ValueError(f"wanted no {min(wrong)}= for a recorded run, came it")
        recorded = trace.load(program)
        return timeline.recorded(recorded, name, picture.options), WORDS["recorded"].format(program=name, **recorded)
    if wrong := set(picture.options) - {"schedule", "value"}:
        raise ValueError(f"wanted no {min(wrong)}= for a schedule, came it")
    try:
        graph = json.loads(program.steps.read_text("utf-8"))
    except (OSError, ValueError):
        raise ValueError(f"wanted recorded steps of {program}, came none; make record writes them") from None
    return schedule.schedule(graph, program.tree, name, picture.options), WORDS["schedule"].format(name)


def _measured(picture: Picture) -> tuple[Drawing, str]:
    """The drawing of what a program in measure/ found: measure/FOLDER/page.py makes it."""
    _, folder, *script = picture.name.split("/")
    page = measurements().get(folder)
    if len(script) != 1 or not page or not (ROOT / picture.name).is_file():
        raise ValueError(f"wanted a program that measures, came no {picture.name}")
    if wrong := set(picture.options) - {"value"}:
        raise ValueError(f"wanted no {min(wrong)}= for a measurement, came it")
    drawings = page.pictures() if hasattr(page, "pictures") else {}
    value = picture.options.get("value", next(iter(drawings), ""))
    if value not in drawings:
        raise ValueError(f"wanted one of the pictures {', '.join(drawings) or '(none)'} of {folder}, came {value!r}")
    head = json.loads(page.DATA.read_text("utf-8"))
    what = WORDS["medians" if head["runs"] > 1 else "once"].format(**head)
    return drawings[value], WORDS["measured"].format(program=script[0], what=what, **head["machine"])


class PictureProcessor(BlockProcessor):
    """Makes figures of pictures, and of `{pictures}` the page of all."""

    def __init__(self, parser: BlockParser, context: Context):
        super().__init__(parser)
        self.context = context

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether a block begins with one of the two lines."""
        first = block.lstrip("\n").partition("\n")[0]
        return bool(PICTURE.match(first)) or first.strip() == ALL

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Make the figure, or say in its place what is wrong."""
        first, _, caption = blocks.pop(0).strip("\n").partition("\n")
        if first.strip() == ALL:
            self._all(parent)
            return
        try:
            match = PICTURE.match(first)
            assert match
            picture = parse_picture(match["args"])
            self._figure(parent, picture, caption, self._name(picture))
        except ValueError as error:
            self._fault(parent, first.strip(), error)

    def _fault(self, parent: etree.Element, line: str, error: ValueError) -> None:
        wrong = error if isinstance(error, BookError) else self.context.error(line, str(error))
        self.context.report(wrong)
        box = etree.SubElement(parent, "p", {"class": "fault", "role": "alert"})
        box.text = AtomicString(show_hidden(str(wrong)))

    def _name(self, picture: Picture, before: str = "") -> str:
        """An id that no other figure of the page has."""
        first = before + figure_id(picture.name, "picture")
        name = next(
            name for n in range(1, 99) if (name := first + (f"-{n}" if n > 1 else "")) not in self.context.shown
        )
        self.context.shown.add(name)
        return name

    def _figure(self, parent: etree.Element, picture: Picture, caption: str, name: str) -> etree.Element:
        drawing, source = draw(picture, self.context.program)
        kind = "chart" if picture.name.startswith(MEASURED) else "picture"
        figure = etree.SubElement(parent, "figure", {"class": kind, "id": name})
        etree.SubElement(figure, "p").text = self.parser.md.htmlStash.store(f"<div>{drawing.svg(name)}</div>")
        below = etree.SubElement(figure, "figcaption")
        below.text = f"{caption} {source} "
        if self.context.page != PAGE:
            link = etree.SubElement(
                below, "a", {"href": os.path.relpath(PAGE, os.path.dirname(self.context.page)), "class": "signs"}
            )
            link.text = WORDS["legend"]
        return below

    def _all(self, parent: etree.Element) -> None:
        box = etree.SubElement(parent, "div", {"class": "signs"})
        etree.SubElement(box, "p").text = self.parser.md.htmlStash.store(legend())
        every = etree.SubElement(parent, "div", {"class": "pictures"})
        for found in collect(self.context.root):
            try:
                below = self._figure(
                    every, found.picture, found.caption, self._name(found.picture, f"{found.page.stem}-")
                )
            except ValueError:  # which its own page tells
                continue
            link = etree.SubElement(below, "a", {"href": f"{found.page.name}#{found.name}"})
            link.text, link.tail = WORDS["place"].format(found.title), " "
            link = etree.SubElement(below, "a", {"href": f"{FOLDER}/{found.file}", "download": found.file})
            link.text = WORDS["download"]


@dataclass(frozen=True)
class Found:
    """A picture of the book, in its place."""

    page: Path
    title: str
    picture: Picture
    caption: str
    name: str  # the id of its figure there

    @property
    def file(self) -> str:
        """The name of its download."""
        return f"{self.page.stem}-{self.name.removeprefix('picture-')}.svg"


def collect(root: Path) -> Iterator[Found]:
    """All pictures, page by page in the order of mkdocs.yml; of those that cannot be read their page tells."""
    nav = re.findall(r"[\w-]+\.md\b", (content(root / "mkdocs.yml") or b"").decode("utf-8"))
    order = {name: n for n, name in reversed(list(enumerate(nav)))}  # where it stands first
    for page in sorted((root / "docs" / "en").glob("*.md"), key=lambda page: (order.get(page.name, 999), page.name)):
        text = page.read_text("utf-8-sig", "replace")
        lines = list(text_lines(text))
        title = next((match[1] for _, line in lines if (match := re.match(r"# (.*?) *(?:\{|$)", line))), page.stem)
        count: dict[str, int] = {}
        for n, (number, line) in enumerate(lines):
            if not (match := PICTURE.match(line)):
                continue
            try:
                picture = parse_picture(match["args"])
            except ValueError:
                continue
            name = figure_id(picture.name, "picture")
            count[name] = count.get(name, 0) + 1
            caption: list[str] = []
            for later, other in lines[n + 1 :]:
                if not other.strip() or later != number + len(caption) + 1:
                    break
                caption.append(other)
            yield Found(page, title, picture, "\n".join(caption), name + (f"-{count[name]}" if count[name] > 1 else ""))


def files(root: Path, programs: dict[str, Program]) -> Iterator[tuple[str, str]]:
    """Path and content of each picture as a file of its own; of one that cannot be drawn its page tells."""
    style = _style((content(root / "docs" / "en" / "assets" / "book.css") or b"").decode("utf-8"))
    for found in collect(root):
        try:
            drawing = draw(found.picture, programs.__getitem__)[0]
        except (ValueError, KeyError):
            continue
        inner, lanes = drawing.svg("picture").removeprefix("<svg "), WIDE - drawing.gutter - drawing.margin
        yield (
            f"{FOLDER}/{found.file}",
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{drawing.height}">{style}'
            f'<svg x="{drawing.gutter}" width="{lanes}" overflow="visible" {inner}</svg>\n',
        )


def _style(css: str) -> str:
    """The rules of pictures, and the colors that they use, as a file of its own has them."""
    names = "paper|ink|soft|line|well|accent|danger|ann|bob|cid"
    colors = "".join(re.findall(rf"^  --(?:{names})[\w-]*: light-dark.*$", css, re.M))
    rules = "".join(line for line in css.split("\n") if line.startswith(".pic"))
    rules = rules.replace("var(--text)", "sans-serif").replace("var(--mono)", "monospace")
    return (
        f"<style>svg{{overflow:visible;color-scheme:light dark;{colors}}}{rules}svg{{background:var(--paper)}}</style>"
    )
