"""The whole book on one page, for printing and reading aloud: every chapter as it is, one level deeper.

Ids are made unique by the chapter's name, links between chapters stay on the page.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from mkdocs.utils import get_relative_url

from book.site.context import Keeper, made
from book.site.html import Document, Edit, changed, headerlinks

SOURCE = "book.md"  # made at build; it has no file
MARKDOWN = """\
---
title: The whole book
---
# The whole book { #book }

All chapters in order, to print or to have read aloud.
"""
IDS = ("id", "for", "name", "aria-labelledby")
HEADING = re.compile("h[1-6]")


def whole(pages: Iterable[tuple], url: str, kept: Keeper = made) -> str:
    """A list of the chapters, then the HTML of each as a section.

    `pages`: each page of MkDocs with its content as a Document; `url`: where the page stands that will hold it.
    """
    pages = list(pages)
    chapters = {page.url: name(page.file.src_uri) for page, _ in pages}
    listed = [f'<li><a href="#{chapters[page.url]}">{page.title}</a></li>' for page, _ in pages]
    parts = ["<ol>", *listed, "</ol>"]
    for page, content in pages:
        key = "chapter", content, page.url, url, tuple(chapters.items())
        moved = kept(key, functools.partial(chapter, content, page.url, url, chapters))
        parts.append(f'<section class="chapter" id="{chapters[page.url]}">\n{moved}\n</section>')
    return "\n".join(parts)


def name(path: str) -> str:
    """What a chapter's ids begin with."""
    return path.rsplit(".", 1)[0].replace("/", "-")


def chapter(content: Document, here: str, url: str, chapters: dict[str, str]) -> str:
    """One page's HTML moved from the address `here` to `url`. `chapters`: the name of each, by address."""

    def change(attribute: str, value: str) -> str:
        if attribute in IDS:
            return " ".join(f"{chapters[here]}--{word}" for word in value.split())
        return _moved(value, here, url, chapters) if attribute in ("href", "src") else value

    links = headerlinks(content)
    left_out = {place for start, end, _ in links for place in range(start, end)}
    kept = (token for token in content.tokens if token.kind != "text" and token.start not in left_out)
    return content.edited([*links, *(edit for token in kept for edit in _deeper(token, change))])


def _deeper(token, change) -> Iterator[Edit]:
    """Edits of a tag: a heading goes one level down."""
    if HEADING.fullmatch(token.name):
        place = token.start + len("<h") + (token.kind == "end")
        yield place, place + 1, str(min(6, int(token.name[1]) + 1))
    if token.kind == "start" and token.attributes:
        yield from changed(token, change)


def _moved(link: str, here: str, url: str, chapters: dict[str, str]) -> str:
    """A link of the page `here` as it stands on the page `url`, which holds all chapters."""
    path, mark, anchor = urljoin(f"/{here}", link).partition("#")
    path = path.removeprefix("/")
    if re.match(r"[a-z]+:", path):
        return link
    if goal := chapters.get(path or "./"):
        return f"#{goal}--{anchor}" if anchor else f"#{goal}"
    return f"{get_relative_url(path, url)}{mark}{anchor}"
