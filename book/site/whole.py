"""The whole book on one page, for printing and reading aloud: every chapter as it is, one level deeper.

Ids are made unique by the chapter's name, links between chapters stay on the page.
"""

from __future__ import annotations

import re
from urllib.parse import urljoin

from mkdocs.utils import get_relative_url

SOURCE = "book.md"  # made at build; it has no file
MARKDOWN = "---\ntitle: The whole book\nsearch:\n  exclude: true\n---\n# The whole book { #book }\n\nAll chapters in order, to print or to have read aloud.\n"
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
ID = re.compile(r'\b(id|for|name|aria-labelledby)="([^"]*)"')
LINK = re.compile(r'\b(href|src)="([^"]*)"')


def whole(pages: list, url: str) -> str:
    """A list of the chapters, then the HTML of each as a section. `url`: where the page stands that will hold it."""
    chapters = {page.url: name(page.file.src_uri) for page in pages}
    listed = [f'<li><a href="#{chapters[page.url]}">{page.title}</a></li>' for page in pages]
    parts = ["<ol>", *listed, "</ol>"]
    parts += [
        f'<section class="chapter" id="{chapters[page.url]}">\n{chapter(page.content, page.url, url, chapters)}\n</section>'
        for page in pages
    ]
    return "\n".join(parts)


def name(path: str) -> str:
    return path.rsplit(".", 1)[0].replace("/", "-")


def chapter(html: str, here: str, url: str, chapters: dict[str, str]) -> str:
    """One page's HTML moved from the address `here` to `url`."""
    own = chapters[here]

    def unique(m: re.Match) -> str:
        return f'{m[1]}="{" ".join(f"{own}--{word}" for word in m[2].split())}"'

    def moved(m: re.Match) -> str:
        path, mark, anchor = urljoin(f"/{here}", m[2]).partition("#")
        path = path.removeprefix("/")
        if re.match(r"[a-z]+:", path):
            return m[0]
        if goal := chapters.get(path or "./"):
            return f'{m[1]}="#{goal}--{anchor}"' if anchor else f'{m[1]}="#{goal}"'
        return f'{m[1]}="{get_relative_url(path, url)}{mark}{anchor}"'

    def tag(m: re.Match) -> str:
        element = f"h{min(6, int(m[2][1]) + 1)}" if re.fullmatch("h[1-6]", m[2]) else m[2]
        return f"<{m[1]}{element}{LINK.sub(moved, ID.sub(unique, m[3]))}>"

    html = re.sub(r'<a class="headerlink".*?</a>', "", html)
    return TAG.sub(tag, html)
