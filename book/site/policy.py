"""The last step for each page: a strict Content-Security-Policy by hashes of its template's inline scripts and styles.

What a page's own content brings gets no hash: it is refused. Two faults of HTML that lie out of reach of a template are
mended too. What such a policy stops is refused, with PAGE:LINE. A second time changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from book.check.fault import Fault
from book.site.html import Document, Edit, Token, written

POLICY = "Content-Security-Policy"
FETCHED = {
    **dict.fromkeys(
        ["script", "img", "source", "iframe", "video", "audio", "track", "embed", "input"], ("src", "srcset")
    ),
    "link": ("href", "imagesrcset"),
    "object": ("data",),
    "video": ("src", "poster"),
    "image": ("href", "xlink:href"),
    "use": ("href", "xlink:href"),
}
PICTURES = ("img", "image", "source")
ADDRESSES = {"href", "xlink:href", "src", "action", "formaction", "data", "poster", "to", "values", "from"}
FETCHING_LINKS = {
    "stylesheet",
    "icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
}
FOREIGN = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.I)
EXECUTED = re.compile(r"(?:javascript|vbscript|data):", re.I)  # addresses that a browser may run
IGNORED = dict.fromkeys(range(0x21))  # characters that a browser leaves out where it looks for the scheme
FOREIGN_IN_STYLE = re.compile(r"""(?:url\(|@import)\s*['"]?\s*(?:https?:|//)[^'")]*""", re.I)
HEADERS = f"""\
# What a page cannot say of itself, for hosts that read this file (Netlify, Cloudflare Pages) or are given its lines.
/*
  {POLICY}: frame-ancestors 'none'; base-uri 'none'; form-action 'none'; object-src 'none'
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=()
  Referrer-Policy: strict-origin-when-cross-origin
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
"""


class Page:
    """One page: its inline scripts and styles, its faults as (line, text), the edits that mend and finish it."""

    def __init__(self, html: str, content: Document | None = None):
        """`content`: what stands in the page and no template wrote, read before; nothing of it may execute."""
        self.document = Document(html, content)
        at = html.find(content.source) if content else -1
        self.own = range(at, at + len(content.source)) if content and at >= 0 else range(0)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: list[str] = []  # values of style=""
        self.data = False  # a picture that is a part of the page
        self.faults: list[tuple[int, str]] = []
        self.at: tuple[int, int] | None = None  # where the policy belongs
        for token in self.document.tokens:
            if token.kind == "start":
                self._read(token)
        for element in self.document.elements("script", "style"):
            self._inline(element)
        self.edits = list(self._mended())

    def _read(self, tag: Token) -> None:
        given = tag.attributes
        self._refuse(tag)
        if given.get("style") and tag.start in self.own:
            self.faults.append((tag.line, f"wanted a style of a template, came style={given['style']!r} of a page"))
        elif given.get("style"):
            self.attributes.append(given["style"])
        if tag.name == "meta" and given.get("http-equiv", "").lower() == POLICY.lower():
            self.at = tag.start, tag.end
        elif tag.name == "meta" and "charset" in given and self.at is None:
            self.at = tag.end, tag.end

    def _inline(self, element: list[Token]) -> None:
        """A script or style, which holds its text exactly."""
        tag, end = element[0], element[-1]
        if "src" in tag.attributes or "json" in tag.attributes.get("type", ""):
            return
        if tag.start in self.own:
            self.faults.append((tag.line, f"wanted a {tag.name} of a template, came one of a page"))
            return
        text = self.document.source[tag.end : end.start]
        (self.scripts if tag.name == "script" else self.styles).append(text)
        if tag.name == "style" and (foreign := FOREIGN_IN_STYLE.search(text)):
            self.faults.append((end.line, f"wanted styles of our own, came {foreign[0]}"))

    def _mended(self) -> list[Edit]:
        """Check boxes without autocomplete, which they cannot have, and with a name where no text labels them."""
        labels: dict[str, str] = {}
        for label in self.document.elements("label"):
            told = "".join(token.text if token.kind == "text" else token.attributes.get("alt", "") for token in label)
            goal = label[0].attributes.get("for", "")
            labels[goal] = labels.get(goal, "") + told.strip()
        edits: list[Edit] = []
        for tag in self.document.tokens:
            if tag.kind == "start" and tag.name == "input" and tag.attributes.get("type") in ("checkbox", "radio"):
                name = tag.attributes.get("id", "")
                if not labels.get(name) and "aria-label" not in tag.attributes:
                    place = tag.start + len("<input")
                    edits.append((place, place, f' aria-label="{name.strip("_")}"'))
                edits += _without_autocomplete(tag)
        return edits

    def _refuse(self, tag: Token) -> None:
        self.faults += [(tag.line, text) for text, _ in refused(tag)]
        if tag.name in PICTURES and any(is_picture(tag.attributes.get(name, "")) for name in FETCHED[tag.name]):
            self.data = True

    def policy(self) -> str:
        """Everything of our own, and of what stands in the page only what is there now."""
        style = f"style-src 'self'{_hashes(self.styles)}"
        if self.attributes:
            style += f" 'unsafe-hashes'{_hashes(self.attributes)}"
        return "; ".join(
            [
                "default-src 'none'",
                "base-uri 'none'",
                "form-action 'none'",
                f"script-src 'self'{_hashes(self.scripts)}",
                style,
                f"img-src 'self'{' data:' if self.data else ''}",
                *(f"{kind}-src 'self'" for kind in ("connect", "font", "manifest", "media", "worker")),
            ]
        )

    def finished(self) -> str:
        """The page with its policy and what was mended. A page without a place for the policy has a fault instead."""
        if self.at is None:
            self.faults.append((1, "wanted <meta charset=...> in the head, came none"))
            return self.document.source
        meta = f'<meta http-equiv="{POLICY}" content="{self.policy()}">'
        return self.document.edited([*self.edits, (*self.at, meta)])


def is_foreign(address: str) -> bool:
    """Whether a browser looks for this elsewhere."""
    return bool(FOREIGN.match(address.translate(IGNORED)))


def is_picture(address: str) -> bool:
    """Whether this is a picture itself, in which a browser executes nothing."""
    return address.startswith("data:image/")


def refused(tag: Token) -> Iterator[tuple[str, str]]:
    """What the policy stops of a start tag: what is told of it, and the name of the attribute."""
    fetches = tag.name != "link" or FETCHING_LINKS & set(tag.attributes.get("rel", "").lower().split())
    fetched = FETCHED.get(tag.name, ()) if fetches else ()
    for name, value in tag.attributes.items():
        addresses = value.split(",") if name.endswith("srcset") else [value]
        came = f"came {name}={value!r} of <{tag.name}>"
        if name.startswith("on"):
            yield f"wanted no inline handler, {came}", name
        elif name == "style" and (foreign := FOREIGN_IN_STYLE.search(value)):
            yield f"wanted styles of our own, came {foreign[0]}", name
        elif tag.name in PICTURES and is_picture(value):
            continue
        elif name in fetched and any(map(is_foreign, addresses)):
            yield f"wanted nothing from elsewhere, {came}", name
        elif name in ADDRESSES and EXECUTED.match(value.translate(IGNORED)):
            yield f"wanted an address, {came}", name


def _without_autocomplete(tag: Token) -> list[Edit]:
    """Edits that leave the attribute out, with the white space before it."""
    edits: list[Edit] = []
    for name, start, first, last in written(tag):
        if name == "autocomplete":
            before = len(tag.text[:start].rstrip())
            quoted = tag.text[last : last + 1] in ("'", '"') and tag.text[first - 1] == tag.text[last]
            edits.append((tag.start + before, tag.start + last + quoted, ""))
    return edits


def _hashes(texts: list[str]) -> str:
    """In order of first appearance. The hash covers the exact bytes."""
    digests = (hashlib.sha256(text.encode()).digest() for text in dict.fromkeys(texts) if text)
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def finish(html: str, path: str, content: Document | None = None) -> tuple[str, list[Fault]]:
    """A page as it is published, and what is wrong with it.

    `path`: its file, for these faults; `content`: what stands in it and no template wrote, read before.
    """
    page = Page(html, content)
    return page.finished(), [Fault(path, line, text) for line, text in sorted(page.faults)]
