"""HTML as a list of its tags and texts, each with its place in the source, so that a change leaves all else as it is.

This is the one reader of HTML of the book's pages: facts, feed, whole book and policy share what it has read. It is the
standard library's html.parser; as pages repeat most of their tags, it reads each different tag only once.
Beautiful Soup, which lies on the same parser, was measured on the built book of 41 pages: it takes 5.5 times as long as
html.parser does, and writes a page anew where one attribute was to change. It remains the right tool
where a tree is rebuilt, as lab.py does with the notebook's one page, and comes with the notebook tool anyway.
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from typing import NamedTuple

Edit = tuple[int, int, str]  # from, to, and what stands there instead


class Token(NamedTuple):
    """A start tag, an end tag, or the text between two tags, its references read."""

    kind: str  # "start", "end" or "text"
    name: str  # of the element, in lower case; "" of a text
    text: str  # the text, or the tag as it is written
    start: int  # place of its first character in the source
    line: int  # counted from 1
    attributes: dict[str, str]  # of a start tag, names in lower case, references read; "" where there is no value

    @property
    def end(self) -> int:
        """The place behind a tag. Of a text this is not known: it may be written with references."""
        return self.start + len(self.text)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()


class _Reader(HTMLParser):
    def __init__(self, source: str):
        super().__init__(convert_charrefs=True)
        self.tokens: list[Token] = []
        self.lines = list(itertools.accumulate((len(line) + 1 for line in source.split("\n")), initial=0))
        self.source = source
        self.feed(source)
        self.close()

    def _add(self, kind: str, name: str, text: str, attributes: dict[str, str]) -> None:
        line, column = self.getpos()
        self.tokens.append(Token(kind, name, text, self.lines[line - 1] + column, line, attributes))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in reversed(attrs)}  # of two, a browser takes the first
        self._add("start", tag, self.get_starttag_text() or "", dict(reversed(given.items())))

    def handle_endtag(self, tag: str) -> None:
        line, column = self.getpos()
        start = self.lines[line - 1] + column
        written = self.source[start : self.source.find(">", start) + 1]
        self._add("end", tag, written if written.startswith("</") else "", {})  # "": of <br/>

    def handle_data(self, data: str) -> None:
        self._add("text", "", data, {})


_OPAQUE = {"script", "style"}  # nothing within is a tag
# Newer versions of html.parser see no tags in these either; without any, all versions agree.
_PLAIN = {"textarea", "title", "iframe", "noembed", "noframes", "plaintext", "xmp"}


class _Unusual(Exception):
    """HTML that html.parser has to read from its beginning to its end."""


class _Tags(dict[str, tuple[Token, ...]]):
    """What html.parser makes of each tag, as it would stand at the beginning of a source."""

    def __missing__(self, tag: str) -> tuple[Token, ...]:
        """Raises _Unusual where html.parser takes this for anything but one whole tag."""
        tokens = _Reader(tag).tokens
        if not tokens or tokens[0].text != tag or any(token.kind == "text" for token in tokens):
            raise _Unusual
        if len(self) > 50_000:
            self.clear()
        self[tag] = tuple(tokens)
        return self[tag]


_tags = _Tags()


def _read(source: str) -> list[Token]:
    """The tokens of `source`, as _Reader gives them, in less than half of its time."""
    tokens: list[Token] = []
    at, line = 0, 1
    while (start := source.find("<", at)) >= 0:
        if start > at:
            text = source[at:start]
            tokens.append(Token("text", "", html.unescape(text), at, line, {}))
            line += text.count("\n")
        at = source.find(">", start) + 1
        written = source[start:at]
        if written not in _tags:
            at = _end(source, start)
            written = source[start:at]
        if written[1] != "!":
            for kind, name, text, _, _, attributes in _tags[written]:
                tokens.append(Token(kind, name, text, start, line, attributes))
        line += written.count("\n")
        name = tokens[-1].name if tokens and tokens[-1].kind == "start" and written[1] != "!" else ""
        if name in _PLAIN and not source.startswith(f"</{name}>", source.find("<", at)):
            raise _Unusual
        if name in _OPAQUE:
            end = _end_of_script(source, at, name)
            if end > at:
                tokens.append(Token("text", "", source[at:end], at, line, {}))
            line += source.count("\n", at, end)
            at = end
    if at < len(source):
        tokens.append(Token("text", "", html.unescape(source[at:]), at, line, {}))
    return tokens


def _end(source: str, start: int) -> int:
    """The place behind a tag, a comment or a doctype."""
    if source.startswith("<!--", start):
        end = source.find("-->", start + 4)
        if end < 0 or source.startswith(("<!-->", "<!--->"), start) or "--!>" in source[start:end]:
            raise _Unusual
        return end + 3
    end, at = source.find(">", start), start
    while quotes := [place for quote in "\"'" if (place := source.find(quote, at, end)) >= 0]:
        at = source.find(source[min(quotes)], min(quotes) + 1) + 1  # behind the value, in which > may stand
        if not at:
            raise _Unusual
        end = end if at <= end else source.find(">", at)
    if end < 0 or (source[start + 1] == "!" and source[start:end].lower() != "<!doctype html"):
        raise _Unusual
    return end + 1


def _end_of_script(source: str, start: int, name: str) -> int:
    """The place behind the text of an element in which nothing is a tag."""
    end = source.find(f"</{name}>", start)
    if end < 0 or "</" in source[start:end] or "<!--" in source[start:end]:
        raise _Unusual
    return end


class Document:
    """HTML that was read once: its source and its tokens, in order."""

    def __init__(self, source: str, part: Document | None = None):
        """`part`: a document that stands in this one as a whole, between two tags, so that it is not read again."""
        self.source = source
        at = source.find(part.source) if part and part.source else -1
        if part is None or at < 0:
            try:
                self.tokens = _read(source)
            except _Unusual:
                self.tokens = _Reader(source).tokens
            return
        end, line = at + len(part.source), source.count("\n", 0, at)
        before, after = Document(source[:at]), Document(source[end:])
        after_line = line + part.source.count("\n")
        self.tokens = [*before.tokens, *part.moved(at, line), *after.moved(end, after_line)]

    def moved(self, characters: int, lines: int) -> list[Token]:
        """The tokens as they stand in a document that has so much before them."""
        return [
            Token(kind, name, text, start + characters, line + lines, attributes)
            for kind, name, text, start, line, attributes in self.tokens
        ]

    def elements(self, *names: str) -> Iterator[list[Token]]:
        """The tokens of each element of these names, its tags included; what lies within one is not told again."""
        held: list[Token] = []
        depth = 0
        for token in self.tokens:
            if held or (token.kind == "start" and token.name in names):
                held.append(token)
                depth += _step(token, held[0].name)
                if depth == 0:
                    yield held
                    held = []

    def edited(self, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
        """The source from `start` to `end` after some edits, which must not overlap."""
        parts, at = [], start
        end = len(self.source) if end is None else end
        for first, last, text in sorted(edits):
            if start <= first and last <= end:
                parts += [self.source[at:first], text]
                at = last
        return "".join([*parts, self.source[at:end]])


def _step(token: Token, name: str) -> int:
    """By how many more elements of this name are open after a token."""
    return (token.name == name) * ((token.kind == "start") - (token.kind == "end"))


def without(tokens: Iterable[Token], *names: str) -> Iterator[Token]:
    """The tokens that lie in no element of these names; a space stands for each such element."""
    name, depth = "", 0
    for token in tokens:
        if depth:
            depth += _step(token, name)
        elif token.kind == "start" and token.name in names:
            name, depth = token.name, 1
            yield token._replace(kind="text", name="", text=" ")
        else:
            yield token


def text(tokens: Iterable[Token]) -> str:
    """What a reader sees of these tokens, white space collapsed."""
    return " ".join("".join(token.text for token in tokens if token.kind == "text").split())


def headerlinks(document: Document) -> list[Edit]:
    """Edits that leave out the links beside headings that lead to themselves."""
    links = (a for a in document.elements("a") if "headerlink" in a[0].classes)
    return [(a[0].start, a[-1].end, "") for a in links]


def written(tag: Token) -> Iterator[tuple[str, int, int, int]]:
    """The attributes of a start tag as they are written: name, start, and from where to where the value goes.

    The value lies between its quotes, where it has some; without a value both places are the end of the name.
    """
    source, at, end = tag.text, 1 + len(tag.name), len(tag.text) - 1
    while at < end:
        if source[at].isspace() or source[at] == "/":
            at += 1
            continue
        start = at
        while at < end and not (source[at].isspace() or source[at] in "=/"):
            at += 1
        name, first, last = source[start:at].lower(), at, at
        after = at + len(source[at:end]) - len(source[at:end].lstrip())
        if source[after : after + 1] == "=" and after < end:
            first = end - len(source[after + 1 : end].lstrip())
            quote = source[first] if source[first] in "\"'" else ""
            first += len(quote)
            last = source.find(quote, first) if quote else first
            while not quote and last < end and not source[last].isspace():
                last += 1
            at = last + len(quote)
        yield name, start, first, last
        at = max(at, start + 1)


def changed(tag: Token, change: Callable[[str, str], str]) -> Iterator[Edit]:
    """Edits of the attributes whose value `change`, called with name and value, gives another; a bare name has none."""
    for name, _, first, last in written(tag):
        if last > first:
            value = html.unescape(tag.text[first:last])
            new = change(name, value)
            if new != value:
                yield tag.start + first, tag.start + last, html.escape(new, quote=False).replace('"', "&quot;")
