"""The index of the search, search/search_index.json, which docs/en/assets/search.js reads.

A page is a list of sections; what a reader meets there is kept word for word: the heading, and the lines that tell a
symptom. Of the text only the words are kept, and of programs only names, and of runs only errors: so it stays small.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from book.site.context import Keeper, made
from book.site.html import Document, Token, text, without

INDEX = "search/search_index.json"
HEADINGS = {"h1", "h2", "h3", "h4"}
NOT_TEXT = ("figure", "pre", "svg", "script", "style")
WORD = re.compile(r"[^\W_]+")  # search.js parts words alike
NAME = re.compile(r"(?<=\.)[a-z_]\w+|(?<=import )\w+|\b[a-z_]\w+(?==\S)", re.I)  # os.NAME, import NAME, NAME=
ERROR = re.compile(r"^.*(?:Error|Exception|Warning|Interrupt)\b.*$", re.M)
SENTENCE = re.compile(r".+?[.?!:](?=\s|$)")
COMMON = 5  # a word that is in more than one of so many sections tells nothing of any
LONG = 160  # characters of a line below a heading


class Section(NamedTuple):
    """What stands from one heading to the next."""

    anchor: str
    heading: str
    symptoms: list[str]
    first: str  # its first sentence, where it tells no symptom
    words: frozenset[str]  # all others


def index(pages: Iterable[tuple], aside: Iterable[str], kept: Keeper = made) -> str:
    """The index as JSON; the same pages give the same bytes.

    `pages`: each page of MkDocs with its content as a Document; `aside`: the paths of those that are found after
    others. Raises ValueError for a path that is none of a page.
    """
    pages, last = list(pages), set(aside)
    if unknown := last - {page.file.src_uri for page, _ in pages}:
        raise ValueError(f"mkdocs.yml: wanted pages of the nav in 'aside:', came {', '.join(sorted(unknown))}")
    rows: list[list[Any]] = []
    places: dict[str, list[int]] = defaultdict(list)
    numbers = itertools.count()
    for page, content in pages:
        parts = kept(("sections", content), functools.partial(sections, content))
        rows.append([page.url, page.title, int(page.file.src_uri in last), [part[:-1] for part in parts]])
        for part in parts:
            number = next(numbers)
            for word in part.words:
                places[word].append(number)
    total = next(numbers)
    words = {word: _packed(places[word], total) for word in sorted(places)}
    return json.dumps({"pages": rows, "words": words}, ensure_ascii=False, separators=(",", ":"))


def _packed(numbers: list[int], total: int) -> str:
    """Numbers in order, each as what it adds to the one before; nothing where they are too many to tell anything."""
    if len(numbers) * COMMON > total:
        return ""
    return " ".join(str(number - before) for before, number in zip([0, *numbers], numbers))


def sections(content: Document) -> list[Section]:
    """The sections of a page that hold anything, in order."""
    starts = [n for n, token in enumerate(content.tokens) if _opens(token)]
    found = (_section(content.tokens[n:m]) for n, m in zip(starts, [*starts[1:], len(content.tokens)]))
    return [section for section in found if section.symptoms or section.first]


def _opens(token: Token) -> bool:
    return token.kind == "start" and token.name in HEADINGS and "id" in token.attributes


def _section(tokens: list[Token]) -> Section:
    end = next(n for n, token in enumerate(tokens) if token.kind == "end" and token.name == tokens[0].name)
    heading = shown(_without_links(tokens[:end]))
    body = tokens[end:]
    prose, code = list(without(body, *NOT_TEXT)), list(_code(body))
    symptoms = list(_symptoms(prose))
    first = "" if symptoms else _first(shown(_paragraph(prose))) or _first(text(prose)) or _docstring(code)
    words = {word.lower() for part in _telling(code) for word in WORD.findall(part)}
    words |= {word.lower() for word in WORD.findall(text(prose))}
    there = WORD.findall(" ".join([heading, *symptoms, first]).lower())
    return Section(tokens[0].attributes["id"], heading, symptoms, first, frozenset(words) - {*there})


def _without_links(heading: list[Token]) -> Iterator[Token]:
    """A heading without the link to itself."""
    inside = False
    for token in heading:
        inside |= token.kind == "start" and "headerlink" in token.classes
        if not inside:
            yield token
        inside &= not (token.kind == "end" and token.name == "a")


def shown(tokens: Iterable[Token]) -> str:
    """What a reader sees of these tokens, code between backticks."""
    return text(token._replace(kind="text", text="`") if token.name == "code" else token for token in tokens)


def _symptoms(prose: list[Token]) -> Iterator[str]:
    """The bold lines that begin a paragraph; with the sentence that they begin, where they are only a word or two."""
    for n, token in enumerate(prose[1:], 1):
        if token.kind == "start" and token.name == "strong" and prose[n - 1].name == "p":
            symptom = shown(prose[n : _end(prose, n, "strong")])
            yield symptom if len(symptom.split()) > 3 else _first(shown(prose[n : _end(prose, n, "p")]))


def _paragraph(prose: list[Token]) -> list[Token]:
    """The first one that holds any words."""
    for n, token in enumerate(prose):
        if token.kind == "start" and token.name == "p" and text(part := prose[n : _end(prose, n, "p")]):
            return part
    return []


def _end(tokens: list[Token], start: int, name: str) -> int:
    """Where the element ends that starts there; it holds none of its own kind."""
    ends = (n for n in range(start, len(tokens)) if tokens[n].kind == "end" and tokens[n].name == name)
    return next(ends, len(tokens))


def _first(words: str) -> str:
    """The first sentence, cut at the end of a word."""
    sentence = match[0] if (match := SENTENCE.match(words)) else words
    return sentence if len(sentence) <= LONG else sentence[: LONG - 4].rsplit(" ", 1)[0] + " ..."


def _code(tokens: list[Token]) -> Iterator[tuple[bool, str]]:
    """The text of each block of code, and whether it is a run."""
    is_run = False
    start: int | None = None
    for n, token in enumerate(tokens):
        if token.kind == "start" and "highlight" in token.classes:
            is_run = "run" in token.classes
        if token.name == "pre" and token.kind == "start":
            start = n
        elif token.name == "pre" and start is not None:
            yield is_run, "".join(part.text for part in tokens[start:n] if part.kind == "text")
            start = None


def _telling(code: list[tuple[bool, str]]) -> Iterator[str]:
    """The names of modules and arguments that programs use, and the errors of runs."""
    for is_run, source in code:
        yield from (ERROR if is_run else NAME).findall(source)


def _docstring(code: list[tuple[bool, str]]) -> str:
    """The first line of the first program's docstring."""
    found = (re.search(r'"""(.+?)(?:"""|$)', source, re.M) for is_run, source in code if not is_run)
    return next((match[1] for match in found if match), "")
