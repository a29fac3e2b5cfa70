"""The last step after a build, whatever built it: python book/finish.py SITE

Gives each page a strict Content-Security-Policy by hashes of its own inline scripts and styles, and mends two faults
of HTML that lie out of reach of a template. Refuses what such a policy stops, with PAGE:LINE, and then writes nothing.
A second run changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

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


class Page(HTMLParser):
    """One page read: its inline scripts and styles, its faults as (line, text), and the edits that mend and finish it."""

    def __init__(self, html: str):
        super().__init__(convert_charrefs=True)
        self.html = html
        self.starts = [0, *(m.end() for m in re.finditer("\n", html))]
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: list[str] = []  # values of style=""
        self.data = False  # a picture that is a part of the page
        self.faults: list[tuple[int, str]] = []
        self.edits: list[tuple[int, int, str]] = []
        self.at: tuple[int, int] | None = None  # where the policy belongs
        self.inputs: dict[str, tuple[int, int, str]] = {}  # by id: its edit, so far
        self.open: tuple[list[str], int] | None = None  # the inline script or style we are in
        self.label: tuple[str, list[str]] | None = None
        self.named: dict[str, str] = {}  # text of labels, by the id of their input
        self.feed(html)
        self.close()
        for name, (start, end, tag) in self.inputs.items():
            if self.named.get(name) == "" and "aria-label" not in tag:
                tag = tag.replace("<input", f'<input aria-label="{name.strip("_")}"', 1)
            if tag != html[start:end]:
                self.edits.append((start, end, tag))

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = {name: value or "" for name, value in attributes}
        raw = self.get_starttag_text()
        line, column = self.getpos()
        start = self.starts[line - 1] + column
        self._refuse(tag, given, line)
        if given.get("style"):
            self.attributes.append(given["style"])
        if tag in ("script", "style") and "src" not in given and "json" not in given.get("type", ""):
            self.open = (self.scripts if tag == "script" else self.styles), start + len(raw)
        if tag == "meta" and given.get("http-equiv", "").lower() == POLICY.lower():
            self.at = start, start + len(raw)
        elif tag == "meta" and "charset" in given and self.at is None:
            self.at = start + len(raw), start + len(raw)
        if tag == "input" and given.get("type") in ("checkbox", "radio"):
            mended = re.sub(r"""\s+autocomplete(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?""", "", raw)
            self.inputs[given.get("id", f"@{start}")] = start, start + len(raw), mended
        if tag == "label":
            self.label = given.get("for", ""), []
        elif self.label and given.get("alt"):
            self.label[1].append(given["alt"])

    def handle_data(self, data: str) -> None:
        if self.label:
            self.label[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self.open:
            line, column = self.getpos()
            kind, start = self.open
            kind.append(self.html[start : self.starts[line - 1] + column])
            self.open = None
            if tag == "style" and (foreign := FOREIGN_IN_STYLE.search(kind[-1])):
                self.faults.append((line, f"wanted styles of our own, came {foreign[0]}"))
        if tag == "label" and self.label:
            self.named[self.label[0]] = self.named.get(self.label[0], "") + "".join(self.label[1]).strip()
            self.label = None

    def _refuse(self, tag: str, given: dict[str, str], line: int) -> None:
        for name, value in given.items():
            if name.startswith("on"):
                self.faults.append((line, f"wanted no inline handler, came {name}={value!r} of <{tag}>"))
            elif re.match(r"\s*javascript:", value, re.I):
                self.faults.append((line, f"wanted an address, came {name}={value!r} of <{tag}>"))
            elif name == "style" and (foreign := FOREIGN_IN_STYLE.search(value)):
                self.faults.append((line, f"wanted styles of our own, came {foreign[0]}"))
        if tag == "link" and not FETCHING_LINKS & set(given.get("rel", "").lower().split()):
            return
        for name in FETCHED.get(tag, ()):
            value = given.get(name, "")
            if tag in ("img", "image", "source") and value.startswith("data:image/"):
                self.data = True
            elif any(FOREIGN.match(part) for part in (value.split(",") if name.endswith("srcset") else [value])):
                self.faults.append((line, f"wanted nothing from elsewhere, came {name}={value!r} of <{tag}>"))

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
        """Raises ValueError for a page without `<meta charset>`: there is no place for the policy."""
        if self.at is None:
            raise ValueError("wanted <meta charset=...> in the head, came none")
        html, edits = self.html, [*self.edits, (*self.at, f'<meta http-equiv="{POLICY}" content="{self.policy()}">')]
        for start, end, text in sorted(edits, reverse=True):
            html = html[:start] + text + html[end:]
        return html


def _hashes(texts: list[str]) -> str:
    """In order of first appearance. The hash covers the exact bytes."""
    digests = (hashlib.sha256(text.encode()).digest() for text in dict.fromkeys(texts) if text)
    return "".join(f" 'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def finish(site: Path) -> list[str]:
    """Finishes all pages of `site`, or none, and then says why not: PAGE:LINE: wanted ..., came ..."""
    wrong, done = [], {}
    for path in sorted(site.rglob("*.html")):
        page = Page(path.read_bytes().decode())
        try:
            done[path] = page.finished()
        except ValueError as error:
            page.faults.append((1, str(error)))
        wrong += [f"{path.as_posix()}:{line}: {text}" for line, text in page.faults]
    if not done and not wrong:
        wrong = [f"{site.as_posix()}: wanted a built site, came no page"]
    if not wrong:
        for path, html in done.items():
            path.write_bytes(html.encode())
        (site / "_headers").write_bytes(HEADERS.encode())
    return wrong


if __name__ == "__main__":
    faults = finish(Path(sys.argv[1]))
    print("\n".join(faults), end="\n" if faults else "", file=sys.stderr)
    sys.exit(bool(faults))
