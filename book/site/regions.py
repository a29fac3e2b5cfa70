"""Generated regions of pages: what stands between two markers is what a program makes of it, and nobody edits it.

    <!-- generated: KIND WORD ... -->

    the text

    <!-- /generated -->

    python -m book.site.regions            brings all of them up to date, and the notebooks
    python -m book.site.regions --check    says FILE:LINE of all that is not, and writes nothing

KIND names a producer of PRODUCERS, which makes the text of the words; a word with a space stands in quotes, as in a
shell. A marker in a fence is text.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import inspect
import re
import shlex
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path
from types import ModuleType

from book import ROOT
from book.check.fault import BookError, Fault
from book.check.files import write_whole
from book.site import notebook, quotes
from book.site.markup import scan

PAGES = "docs/en"
BEGIN = re.compile(r"<!-- generated: (.+) -->")
END = "<!-- /generated -->"
MARKER = re.compile(r"<!--\s*/?\s*generated\b")  # also one that is misspelt
COMMAND = "python -m book.site.regions"

Words = tuple[str, ...]


@dataclass(frozen=True)
class Region:
    """One region of a page: `words`: its kind and what follows it; `first`, `last`: its markers' lines, from 1."""

    words: Words
    first: int
    last: int

    def __str__(self) -> str:
        return shlex.join(self.words)


@dataclass(frozen=True)
class Producer:
    """What makes the text of one kind of region."""

    text: Callable[..., str]  # takes the words after the kind; raises ValueError, which tells what was wanted
    names: Callable[[], Iterable[Words]] = tuple  # the words, without the kind, that have to stand on a page
    varies: Callable[[str], str] = str  # a line without what differs between two runs
    faults: Callable[[], Iterable[Fault]] = tuple  # what the pages say besides and should not


@functools.cache
def measurements() -> dict[str, ModuleType]:
    """The modules measure/NAME/page.py, by NAME: `regions()` gives texts by name, `faults()` what pages say wrongly."""
    names = sorted(path.parent.name for path in (ROOT / "measure").glob("*/page.py"))
    return {name: importlib.import_module(f"measure.{name}.page") for name in names}


@functools.cache
def _measured() -> dict[Words, str]:
    return {(name, key): text for name, page in measurements().items() for key, text in page.regions().items()}


def measured(*words: str) -> str:
    """The text NAME of the measurement in measure/FOLDER, from its data; `words`: FOLDER and NAME."""
    if words not in _measured():
        known = ", ".join(map(shlex.join, _measured()))
        raise ValueError(f"wanted one of the measurements {known}; came {shlex.join(words)!r}")
    return _measured()[words]


PRODUCERS: Mapping[str, Producer] = {
    "measurement": Producer(
        measured, _measured, faults=lambda: (fault for page in measurements().values() for fault in page.faults())
    ),
    "fault": Producer(quotes.fault, varies=quotes.varies),
    "pattern": Producer(quotes.pattern),
    "change": Producer(quotes.change, varies=quotes.varies),
    "mutant": Producer(quotes.mutant, varies=quotes.varies),
}


def find_regions(path: str, text: str) -> list[Region]:
    """The regions of a page, in order. `path`: how errors name it.

    Raises BookError for a marker that is misspelt, stands in another region, or has no other end.
    """
    found: list[Region] = []
    begun: tuple[Words, int] | None = None
    for number, line, info, _ in scan(text):
        line = line.rstrip()
        if info is not None or not MARKER.search(line):
            continue
        if line == END:
            if not begun:
                raise BookError(path, number, f"wanted '<!-- generated: ... -->' before {END!r}, came none")
            found.append(Region(*begun, number))
            begun = None
        elif not (match := BEGIN.fullmatch(line)):
            raise BookError(path, number, f"wanted '<!-- generated: KIND WORD ... -->' or {END!r}, came {line!r}")
        elif begun:
            raise BookError(path, begun[1], f"wanted {END!r} after this region, came another one in line {number}")
        else:
            begun = _words(path, number, match[1]), number
    if begun:
        raise BookError(path, begun[1], f"wanted {END!r} after this region, came the end of the page")
    return found


def _words(path: str, number: int, text: str) -> Words:
    try:
        return tuple(shlex.split(text))
    except ValueError as error:
        raise BookError(path, number, f"wanted the words of a shell, came {text!r}: {error}") from None


@dataclass
class Plan:
    """What is wrong with the regions of some pages, and what they have to become."""

    faults: list[Fault] = field(default_factory=list)  # which a person has to mend
    stale: list[Fault] = field(default_factory=list)  # which `pages` mends
    pages: dict[str, str] = field(default_factory=dict)  # the new text of each page that is not up to date, by path


def plan(pages: Mapping[str, str], producers: Mapping[str, Producer] = PRODUCERS) -> Plan:
    """Hold the regions of all pages, texts by path, to what their producers make of them. Writes nothing."""
    made, places = Plan(), dict[Words, str]()
    for path, text in pages.items():
        try:
            new = _hold(path, text, made, places, producers)
        except BookError as error:
            made.faults.append(error.fault)
        else:
            if new != text:
                made.pages[path] = new
    for kind, producer in producers.items():
        for words in producer.names():
            if (kind, *words) not in places:
                marker = f"<!-- generated: {shlex.join((kind, *words))} -->"
                made.faults.append(Fault(PAGES, 1, f"wanted a page with {marker!r}, came none"))
        made.faults += producer.faults()
    return made


def _hold(path: str, text: str, made: Plan, places: dict[Words, str], producers: Mapping[str, Producer]) -> str:
    """A page as it has to be; notes its faults and stale regions in `made`, the place of each region in `places`."""
    old = text.split("\n")
    new, done = list[str](), 0  # of the old lines
    for region in find_regions(path, text):
        new += old[done : region.first]
        done = region.last - 1
        came = old[region.first : done]
        try:
            wanted = _lines(region, path, places, producers)
        except BookError as error:
            made.faults.append(error.fault)
            new += came
            continue
        if difference := _difference(came, wanted, producers[region.words[0]].varies):
            at, sentence = difference
            made.stale.append(Fault(path, region.first + at, f"{sentence}; mend it with: {COMMAND}"))
            came = wanted
        new += came
    return "\n".join([*new, *old[done:]])


def _lines(region: Region, path: str, places: dict[Words, str], producers: Mapping[str, Producer]) -> list[str]:
    """What has to stand between the markers of a region, which is noted in `places`."""
    kind, *words = region.words
    if kind not in producers:
        raise BookError(path, region.first, f"wanted a region of {', '.join(producers)}; came {kind!r}")
    if first := places.get(region.words):
        raise BookError(path, region.first, f"wanted a region that stands once, came {region}, also in {first}")
    places[region.words] = f"{path}:{region.first}"
    make = producers[kind].text
    try:
        inspect.signature(make).bind(*words)
    except TypeError as error:
        raise BookError(path, region.first, f"wanted {kind}{inspect.signature(make)}, came {region}: {error}") from None
    try:
        text = make(*words)
    except ValueError as error:
        raise BookError(path, region.first, str(error)) from error
    return ["", *text.split("\n"), ""]


def _difference(came: list[str], wanted: list[str], varies: Callable[[str], str]) -> tuple[int, str] | None:
    """The first line that differs, counted from 1, and a sentence on it; of a fault too long, one line is enough."""
    for at, (old, new) in enumerate(zip_longest(came, wanted), 1):
        if old is None or new is None or varies(old) != varies(new):
            told = ["the end of the region" if line is None else repr(line) for line in (new, old)]
            return at, f"wanted {told[0]}, came {told[1]}"
    return None


def read_pages(root: Path = ROOT) -> dict[str, str]:
    """The text of every page of the book in a folder, byte for byte, by its path in the folder."""
    paths = sorted((root / PAGES).rglob("*.md"))
    return {path.relative_to(root).as_posix(): path.read_bytes().decode("utf-8") for path in paths}


def write_pages(pages: Mapping[str, str], old: Mapping[str, str], root: Path = ROOT) -> None:
    """Write each page whole or not at all. Raises BookError where one is no longer the `old` one that was read."""
    for name, text in pages.items():
        write_whole(root / name, text, old[name].encode())


def main(
    arguments: Sequence[str] | None = None, root: Path = ROOT, producers: Mapping[str, Producer] = PRODUCERS
) -> int:
    """Bring every region and notebook of the book in `root` up to date, or say what is not; return the exit status."""
    parser = argparse.ArgumentParser(prog=COMMAND, description="Bring the generated regions of pages up to date.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; say FILE:LINE of all that is not up to date"
    )
    check = parser.parse_args(arguments).check
    pages = read_pages(root)
    made = plan(pages, producers)
    faults = [*map(str, made.faults)]
    if check:
        faults += [*map(str, made.stale), *notebook.check(root)]
    elif not faults:
        try:
            write_pages(made.pages, pages, root)
            recorded, faults = notebook.update(root)
        except BookError as error:
            recorded, faults = [], [str(error)]
        else:
            for name in [*made.pages, *recorded]:
                print(f"written {name}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
