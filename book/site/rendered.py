"""What a reader gets of a page: its HTML is asked, and what is wrong there is told at the line of its Markdown."""

from __future__ import annotations

import difflib
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterator

from book.site.html import Document, Token, text, without
from book.site.markup import EMBED, HEADING, examples, parse_embed, text_lines
from book.site.policy import refused

Found = Iterator[tuple[int, str]]  # line and text of each fault of a page

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# None of these executes, fetches from elsewhere, or changes what the rest of the page is.
ELEMENTS = set(
    "a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption figure h1 h2 h3 "
    "h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary sup table "
    "tbody td tfoot th thead tr u ul var wbr button fieldset input label legend "
    "svg circle clippath defs desc ellipse g line lineargradient marker path pattern polygon polyline "
    "radialgradient rect stop symbol text title tspan use".split()
)
DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$", re.M)  # the line below the head of a table
BRACED = re.compile(r"\{\s*([\w-]+)\b[^{}]*\}?")
WORDS = ("snippet", "picture", "pictures", "program-index", "error-messages")


class Source:
    """A page's Markdown, asked for the line that a part of its HTML comes from."""

    def __init__(self, markdown: str):
        self.lines = [(number, line) for number, line in text_lines(markdown) if line]
        self.all = list(enumerate(markdown.split("\n"), 1))
        self.last: dict[str, int] = defaultdict(int)

    def line(self, *parts: str) -> int:
        """The first line that has the first of these texts that any line has, and not the line told for it before.

        A line outside of fences comes before one within. 1 where there is none.
        """
        for part in filter(None, (part.strip().partition("\n")[0].strip() for part in parts)):
            for lines in (self.lines, self.all):
                found = [number for number, line in lines if part in line]
                if found:
                    later = [number for number in found if number > self.last[part]]
                    self.last[part] = (later or found)[0]
                    return self.last[part]
        return 1


def faults(markdown: str, html: Document) -> list[tuple[int, str]]:
    """What is wrong with a page in which all is closed, as its reader gets it: line of its Markdown, and text."""
    source = Source(markdown)
    kinds = (unsafe, _pictures, _titles, _headings, _tables, _braces, _code)
    found = [fault for kind in kinds for fault in kind(html, source)]
    return sorted({*found, *_ids(html, markdown)})


def shown(html: Document) -> dict[str, str]:
    """What a page has of programs, or the word of what is wrong with it: by id, "whole", "stepper" or "picture"."""
    figures = (token for token in html.tokens if {"snippet", "stepper", "picture", "fault"} & set(token.classes))
    names = [figure.attributes["id"] for figure in figures if "id" in figure.attributes]
    kinds = ("stepper", "picture")
    return {name: next((kind for kind in kinds if name.startswith(f"{kind}-")), "whole") for name in names}


def ids(html: Document) -> set[str]:
    """Every id of a page."""
    return {token.attributes["id"] for token in html.tokens if token.attributes.get("id")}


def unclosed(html: Document, source: Source) -> Found:
    """Elements without an end, and fences that are none because they have no end: nothing below is as it was meant."""
    opened: list[Token] = []
    for token in html.tokens:
        if token.kind == "start" and token.name not in VOID:
            opened.append(token)
        elif token.kind == "end" and any(one.name == token.name for one in opened):
            while (one := opened.pop()).name != token.name:
                yield source.line(one.text, f"<{one.name}"), f"wanted the end </{one.name}> of {one.text}, came none"
    for one in opened:
        yield source.line(one.text, f"<{one.name}"), f"wanted the end </{one.name}> of {one.text}, came none"
    for line in _prose(html).split("\n"):
        if re.match(r"\s*(```|~~~)", line):
            yield source.line(line), f"wanted the end of a fence that begins so, came {line.strip()!r} as text"


def _prose(html: Document) -> str:
    """The text outside of code and of what is said of faults, line by line."""
    told = {token for box in html.elements("p") if "fault" in box[0].classes for token in map(id, box)}
    tokens = without((token for token in html.tokens if id(token) not in told), "pre", "code", "script", "svg")
    return "".join(token.text for token in tokens if token.kind == "text")


def unsafe(html: Document, source: Source) -> Found:
    """What executes, what a browser fetches from elsewhere, and what dresses the page: none of it is a page's own."""
    for mark in ("<!-->", "<!--->", "<![CDATA["):
        if mark in html.source:
            yield source.line(mark), f"wanted HTML that ends where it seems to, came {mark}, which browsers end at once"
    for tag in html.tokens:
        if tag.kind != "start":
            continue
        line = None
        data = tag.name == "script" and tag.attributes.get("type") == "application/json"
        if tag.name not in ELEMENTS and not data:
            line = source.line(tag.text, f"<{tag.name}")
            yield line, f"wanted an element that executes and fetches nothing, came <{tag.name}>"
        for name, value in tag.attributes.items():
            texts = [told for told, about in refused(tag) if about == name]
            if name in ("style", "srcdoc", "formaction", "ping", "background"):
                texts.append(f"wanted no {name}= in a page, came {name}={value!r} of <{tag.name}>")
            elif re.search(r"url\s*\(", value, re.I) and not re.fullmatch(r"\s*url\(#[\w-]+\)\s*", value):
                texts.append(f"wanted nothing from elsewhere, came {name}={value!r} of <{tag.name}>")
            for told in texts:
                line = line or source.line(tag.text, f"<{tag.name} {name}", value, f"<{tag.name}")
                yield line, told


def _pictures(html: Document, source: Source) -> Found:
    for tag in html.tokens:
        if tag.kind == "start" and tag.name == "img" and not tag.attributes.get("alt", "").strip():
            address = tag.attributes.get("src", "")
            line = source.line(tag.text, f"]({address}", address, address.rpartition("/")[2])
            yield line, f"wanted a picture with a text that stands for it, alt=, came none of {address}"


def _titles(html: Document, source: Source) -> Found:
    for title in list(html.elements("h1"))[1:]:
        told = text(token for token in title if "headerlink" not in token.classes).rstrip("¶").strip()
        source.line("# ")  # that of the first
        yield source.line(f"# {told}", title[0].text), f"wanted one title, came a second, {told!r}; ## begins a section"


def _headings(html: Document, source: Source) -> Found:
    """A heading that is not written as `## Title { #its-id }`."""
    written = {found for _, line in source.lines for found in re.findall(r"\{[^}]*#([\w.:-]+)", line)}
    for heading in (one for level in range(1, 7) for one in html.elements(f"h{level}")):
        told = text(token for token in heading if "headerlink" not in token.classes).rstrip("¶").strip()
        if heading[0].attributes.get("id") not in written and "generated" not in heading[0].classes:
            number = source.line(f"# {told}", told, heading[0].text)
            line = source.all[number - 1][1]
            if (match := HEADING.match(line)) and match[3]:
                yield number, f"wanted attr_list in markdown_extensions, so that this is its id, came {line!r} as text"
            elif match:
                yield number, f"wanted an explicit id, {{ #like-this }}, after the heading, came {line!r}"
            else:
                yield number, f"wanted a heading as ## Title {{ #its-id }}, came {told!r} in another form"


def _tables(html: Document, source: Source) -> Found:
    """A table that is glued to the line above it is text."""
    for match in DELIMITER.finditer(_prose(html)):
        yield source.line(match[0]), f"wanted an empty line above this table, came it as text: {match[0].strip()!r}"


def _braces(html: Document, source: Source) -> Found:
    """Embeds that gave no figure, and words that are none of ours."""
    for match in BRACED.finditer(_prose(html)):
        word = match[1]
        if word in WORDS:
            text = "(it stands alone in its line, in no paragraph and in no HTML)"
            yield source.line(match[0]), f"wanted what {{{word} ...}} shows, came its text {match[0]!r} {text}"
        elif near := difflib.get_close_matches(word.lower(), WORDS, 1, 0.7):
            yield source.line(match[0]), f"unknown {{{word}, meant {{{near[0]}?"
        elif ".py" in match[0]:
            yield source.line(match[0]), f"unknown {{{word}; known: {', '.join(f'{{{one}' for one in WORDS)}"


def _code(html: Document, source: Source) -> Found:
    """Python that a reader sees is a fence that the tests find and run; every other language is text."""
    checked = [_plain(one) for one in examples("\n".join(line for _, line in source.all)).values()]
    for code in _python(html):
        if _plain(code) in checked:
            checked.remove(_plain(code))
        else:
            first = _plain(code).partition("\n")[0]
            line = source.line(first)
            fence = next((n for n in range(line - 1, 0, -1) if re.search("```|~~~|<pre", source.all[n - 1][1])), line)
            yield fence, "wanted a fence of three backticks, ```python, which the checks can find"


def _plain(code: str) -> str:
    lines = textwrap.dedent(code).strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _python(html: Document) -> Iterator[str]:
    """The text of each block that is highlighted as Python; a figure's is not marked so."""
    open_at, depth = -1, 0
    parts: list[str] = []
    for token in html.tokens:
        if token.kind == "start" and token.name not in VOID:
            depth += 1
            named = [name.lower() for name in token.classes if name.lower().startswith("language-py")]
            if open_at < 0 and named:
                open_at, parts = depth, []
        elif token.kind == "end" and token.name not in VOID:
            if depth == open_at:
                yield "".join(parts)
                open_at = -1
            depth -= 1
        elif token.kind == "text" and open_at >= 0:
            parts.append(token.text)


def _ids(html: Document, markdown: str) -> Found:
    """Every id once."""
    lines: dict[str, list[int]] = defaultdict(list)
    for number, line in text_lines(markdown):
        for name in re.findall(r"\{[^}]*#([\w.:-]+)|\bid=[\"']?([^\"'\s>]+)", line):
            lines[name[0] or name[1]].append(number)
        if match := EMBED.match(line):
            try:
                embed = parse_embed(match["args"])
            except ValueError:
                continue
            if embed.shows == "stepper" or not lines[embed.id] or lines[embed.id][-1] < 0:
                lines[embed.id].append(number)
    count: dict[str, int] = defaultdict(int)
    for token in html.tokens:
        if name := token.attributes.get("id", ""):
            count[name] += 1
            if count[name] > 1:
                at = [*lines[name][count[name] - 1 :], *lines[name][-1:], 1][0]
                first = (lines[name] or [1])[0]
                yield at, f"wanted an id of its own, came #{name} again, first in line {first}"
