"""The built site, read from disk and served from 127.0.0.1 as a static host does."""

from __future__ import annotations

import contextlib
import functools
import gzip
import http.server
import mimetypes
import os
import re
import threading
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urljoin, urlsplit

ROOT = Path(__file__).resolve().parents[2]
SNIPPETS = ROOT / "snippets"
REPO_URL = os.environ.get("REPO_URL", "https://example.com/someone/book")
WHOLE_BOOK = "book/"  # every chapter on one page: as heavy as all of them
LOST = "no/such/page/"  # where a reader meets 404.html
FETCHED = {"src", "srcset", "poster", "data"}  # attributes whose address a browser fetches by itself
EMBED = re.compile(r"^ *\{snippet (\S+)\.py\b(.*)\}$", re.M)


@dataclass(frozen=True)
class Shown:
    """A program that the source of a page shows: so a check knows what the page has to hold, whatever its HTML holds."""

    stem: Path
    options: str

    @property
    def is_stepper(self) -> bool:
        return "stepper" in self.options.split()

    @property
    def runs(self) -> bool:
        """Whether a recorded run stands beside it; the start of an exercise has none."""
        return self.stem.with_suffix(".out").exists() and not re.search(r" stepper\b", self.options)

    @property
    def varies(self) -> bool:
        """Whether some Python has a recording of its own."""
        return self.runs and any(self.stem.parent.glob(f"{self.stem.name}.py3*"))


def source(address: str) -> Path:
    """The file that a chapter was written in: Markdown, or a notebook."""
    page = ROOT / "docs/en" / f"{address.strip('/') or 'index'}.md"
    return page if page.exists() else page.with_suffix(".ipynb")


def shown(address: str, before: str = "") -> list[Shown]:
    """The programs of a chapter, from its source, in order; those before a heading as `## `, where one is given."""
    page = source(address)
    text = page.read_text("utf-8") if page.suffix == ".md" else ""  # a notebook embeds none
    head = text.split(f"\n{before}")[0] if before else text
    return [Shown(SNIPPETS / name, options) for name, options in EMBED.findall(head)]


def shown_pictures(address: str) -> bool:
    """Whether the source of a chapter has a picture."""
    page = source(address)
    return page.suffix == ".md" and bool(re.search(r"^\{pictures?\b", page.read_text("utf-8"), re.M))


@dataclass
class Page:
    """What stands in the HTML of one page, before any script."""

    address: str  # below the site's own address: "" for the home page, "fork/"
    html: str
    ids: set[str]
    links: list[str]  # every address in it
    fetched: list[str]  # those a browser fetches by itself
    parts: set[str]  # what it is made of: each element with each of its classes, "td.crashed"; code is one part
    attributes: dict[tuple[str, str], str]  # ("link", "canonical") -> href, ("meta", "refresh") -> content, and so on

    @property
    def is_redirect(self) -> bool:
        return ("meta", "refresh") in self.attributes


class Site:
    """All pages of a built site, by address; 404.html has the address of a page that is missing."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.pages = {}
        for path in sorted(folder.rglob("*.html")):
            file = path.relative_to(folder).as_posix()
            address = LOST if file == "404.html" else file.removesuffix("index.html")
            self.pages[address] = _read(address, path.read_text("utf-8"))
        self.url = self.pages[""].attributes["link", "canonical"]  # https://example.org/book/
        self.base = urlsplit(self.url).path  # /book/

    @property
    def longest(self) -> list[str]:
        """All pages, the longest first."""
        return sorted(self.pages, key=lambda address: -len(self.pages[address].html))

    @property
    def visited(self) -> list[str]:
        """Where readers stay: all but the pages that only lead on."""
        return [address for address, page in self.pages.items() if not page.is_redirect]

    @functools.cached_property
    def chapters(self) -> list[str]:
        """The pages that are written by hand: they have a source in docs/en."""
        return [address for address in self.visited if address not in (WHOLE_BOOK, LOST)]

    def is_notebook(self, address: str) -> bool:
        return address in self.chapters and source(address).suffix == ".ipynb"

    def broken(self, address: str) -> list[str]:
        """The links of a page that lead to no file or anchor of the site, or to no file of the repository. No others are asked."""
        wrong = []
        for link in dict.fromkeys(self.pages[address].links):
            to, _, anchor = unquote(urljoin(self.url + address, link)).partition("#")
            path = to.removeprefix(self.url).partition("?")[0]
            source = re.match(rf"{re.escape(REPO_URL)}/(?:blob|edit)/main/(.*)", to)
            if source and not (ROOT / source[1]).is_file():
                wrong.append(f"{link}: no such file in the repository")
            elif not to.startswith(self.url):
                if urlsplit(to).netloc == urlsplit(self.url).netloc:
                    wrong.append(f"{link}: leaves the site")
            elif path not in self.pages and not (self.folder / path).is_file():
                wrong.append(f"{link}: no such file")
            elif anchor and path in self.pages and anchor not in self.pages[path].ids:
                wrong.append(f"{link}: no such anchor")
        return wrong


class _Reader(HTMLParser):
    def __init__(self, page: Page):
        super().__init__()
        self.page, self.in_code = page, False

    def handle_starttag(self, tag: str, attributes: list) -> None:
        given = {name: value or "" for name, value in attributes}
        self.in_code |= tag == "code"
        if not self.in_code or tag == "code":
            self.page.parts |= {f"{tag}.{name}" for name in given.get("class", "").split()} or {tag}
        if "id" in given:
            self.page.ids.add(given["id"])
        for name in ("rel", "name", "property", "http-equiv"):
            for word in given.get(name, "").lower().split():
                self.page.attributes[tag, word] = given.get("href") or given.get("content") or ""
        fetching = tag == "link" and given.get("rel") not in ("canonical", "prev", "next", "alternate", "edit")
        for name, value in given.items():
            values = [part.split()[0] for part in value.split(",")] if name == "srcset" else [value]
            if name in FETCHED or (name in ("href", "xlink:href") and (fetching or tag in ("use", "image"))):
                self.page.fetched += values
            if name in FETCHED or name in ("href", "xlink:href"):
                self.page.links += values

    def handle_endtag(self, tag: str) -> None:
        self.in_code &= tag != "code"


def _read(address: str, html: str) -> Page:
    page = Page(address, html, set(), [], [], set(), {})
    _Reader(page).feed(html)
    if page.is_redirect:
        page.links.append(page.attributes["meta", "refresh"].partition("url=")[2])
    return page


class Sent(NamedTuple):
    path: str
    status: int
    size: int


class Server:
    """Serves a site below its base, gzipped (level 6), and writes down what was sent."""

    def __init__(self, site: Site):
        self.site = site
        self.sent: list[Sent] = []
        self.packed: dict[Path, bytes] = {}
        self.last = time.monotonic()
        outer = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                outer._answer(self)

            def log_message(self, *_) -> None:
                pass

        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()

    def url(self, address: str) -> str:
        return self.origin + self.site.base + address

    def close(self) -> None:
        self.http.shutdown()
        self.http.server_close()

    def _answer(self, request) -> None:
        path = unquote(urlsplit(request.path).path)
        file = self.site.folder / "404.html"
        if path.startswith(self.site.base) and ".." not in path:
            asked = self.site.folder / path[len(self.site.base) :]
            asked = asked / "index.html" if path.endswith("/") else asked
            file = asked if asked.is_file() else file
        status = 404 if file.name == "404.html" else 200
        if file not in self.packed:
            self.packed[file] = gzip.compress(file.read_bytes(), 6)
        body = self.packed[file]
        self.sent.append(Sent(path, status, len(body)))
        self.last = time.monotonic()
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        request.send_response(status)
        request.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        request.send_header("Content-Encoding", "gzip")
        request.send_header("Cache-Control", "no-store")  # every page is a cold one
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        with contextlib.suppress(ConnectionError):  # a browser that has left the page
            request.wfile.write(body)
