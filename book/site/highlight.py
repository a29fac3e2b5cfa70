"""Python in colors, which cost most of a build: so they are kept from build to build, and put into a page last.

Until a page is written, its code stands in it without colors, under a key: whatever reads the page before (search,
facts, whole book, policy) has a fifth of the tags to read.
"""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pygments
from pygments import token
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from book.check.files import content, write_whole

PLAIN = {
    token.Name,
    token.Operator,
    token.Punctuation,
    token.Text.Whitespace,
    token.Name.Namespace,
    token.Generic.Output,
}
OPENS = '<code data-code="'  # what a code block begins with while its colors are left out
MAKER = hashlib.sha256(Path(__file__).read_bytes() + pygments.__version__.encode()).digest()


class _Plain(Filter):
    """Leaves unmarked what has no color of its own: a page is half as heavy without."""

    def filter(self, lexer: Any, stream: Iterable[tuple[Any, str]]) -> Iterator[tuple[Any, str]]:
        for kind, text in stream:
            yield (token.Text if kind in PLAIN else kind), text


def marked(source: str, language: str, lines: Iterable[int] = ()) -> str:
    """Source as HTML, with the class of a color around each word that has one; `lines`, counted from 1, stand out."""
    lexer = get_lexer_by_name(language, stripnl=False)
    lexer.add_filter(_Plain())
    return pygments.highlight(source, lexer, HtmlFormatter(nowrap=True, hl_lines=list(lines)))


class Highlighter:
    """Colors code; keeps what it has colored in `path`, if one is given. `late`: see `finish`.

    An entry is the HTML by a hash of the code, its language, its marked lines, this module and the version of Pygments,
    with a hash of both; a file or an entry that cannot be right is as none.
    """

    def __init__(self, path: Path | None = None, late: bool = False):
        self.path, self.late = path, late
        self.used: dict[str, str] = {}
        self.kept: dict[str, str] = {}
        if path:
            self.kept = _read(path)

    def code(self, source: str, language: str, lines: Iterable[int] = ()) -> str:
        """A code element."""
        lines = list(lines)
        key = hashlib.sha256(MAKER + json.dumps([source, language, lines]).encode()).hexdigest()[:32]
        if key not in self.used:
            self.used[key] = self.kept[key] if key in self.kept else marked(source, language, lines)
        if not self.late:
            return f"<code>{self.used[key]}</code>"
        plain = source if source.endswith("\n") else f"{source}\n"
        return f'{OPENS}{key}">{html.escape(plain, quote=False)}</code>'

    def finish(self, page: str) -> str:
        """A page with the colors of its code, left out until now because the highlighter is `late`."""
        first, *others = page.split(OPENS)
        parts = [first]
        for other in others:
            key, _, rest = other.partition('">')
            parts += ["<code>", self.used[key], "</code>", rest.partition("</code>")[2]]
        return "".join(parts)

    def save(self) -> None:
        """Keep what was used since, and nothing else; the file is written whole or not at all."""
        if self.path and self.used != self.kept:
            kept = json.dumps({key: [_check(key, text), text] for key, text in self.used.items()})
            write_whole(self.path, kept, content(self.path))
            self.kept = dict(self.used)


def _check(key: str, text: str) -> str:
    return hashlib.sha256(f"{key}\0{text}".encode()).hexdigest()[:16]


def _read(path: Path) -> dict[str, str]:
    try:
        entries = json.loads(path.read_text("utf-8")).items()
        return {key: text for key, (check, text) in entries if check == _check(key, text)}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
