"""The last step for each page: a strict Content-Security-Policy by hashes of its own inline scripts and styles.

Two faults of HTML that lie out of reach of a template are mended too. What such a policy stops is refused, with
PAGE:LINE. A second time changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re

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
FOREIGN = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.I)
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
    """One page read: its inline scripts and styles, its faults as (line, text), and the edits that mend and finish it."""

    def __init__(self, html: str, content: Document | None = None):
        """`content`: a part of the page that was read before."""
        self.document = Document(html, content)
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
        if given.get("style"):
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
        text = self.document.source[tag.end : end.start]
        (self.scripts if tag.name == "script" else self.styles).append(text)
        if tag.name == "style" and (foreign := FOREIGN_IN_STYLE.search(text)):
            self.faults.append((end.line, f"wanted styles of our own, came {foreign[0]}"))

    def _mended(self) -> list[Edit]:
        """Check boxes without autocomplete, which they cannot have, and with a name where their label has no text."""
        labels: dict[str, str] = {}
        for label in self.document.elements("label"):
            told = "".join(token.text if token.kind == "text" else token.attributes.get("alt", "") for token in label)
            goal = label[0].attributes.get("for", "")
            labels[goal] = labels.get(goal, "") + told.strip()
        edits: list[Edit] = []
        for tag in self.document.tokens:
            if tag.kind == "start" and tag.name == "input" and tag.attributes.get("type") in ("checkbox", "radio"):
                name = tag.attributes.get("id", "")
                if labels.get(name) == "" and "aria-label" not in tag.attributes:
                    place = tag.start + len("<input")
                    edits.append((place, place, f' aria-label="{name.strip("_")}"'))
                edits += _without_autocomplete(tag)
        return edits

    def _refuse(self, tag: Token) -> None:
        given, line = tag.attributes, tag.line
        for name, value in given.items():
            if name.startswith("on"):
                self.faults.append((line, f"wanted no inline handler, came {name}={value!r} of <{tag.name}>"))
            elif re.match(r"\s*javascript:", value, re.I):
                self.faults.append((line, f"wanted an address, came {name}={value!r} of <{tag.name}>"))
            elif name == "style" and (foreign := FOREIGN_IN_STYLE.search(value)):
                self.faults.append((line, f"wanted styles of our own, came {foreign[0]}"))
        if tag.name == "link" and not FETCHING_LINKS & set(given.get("rel", "").lower().split()):
            return
        for name in FETCHED.get(tag.name, ()):
            value = given.get(name, "")
            if tag.name in ("img", "image", "source") and value.startswith("data:image/"):
                self.data = True
            elif any(FOREIGN.match(part) for part in (value.split(",") if name.endswith("srcset") else [value])):
                self.faults.append((line, f"wanted nothing from elsewhere, came {name}={value!r} of <{tag.name}>"))

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

    `path`: its file, for these faults; `content`: a part of it that was read before.
    """
    page = Page(html, content)
    return page.finished(), [Fault(path, line, text) for line, text in sorted(page.faults)]
