"""What stands around each page: minutes to read, the Pythons its programs passed under, the commit."""

from __future__ import annotations

import functools
import subprocess
from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

from book import ROOT
from book.check.python import Version, spell_versions
from book.check.verdicts import PASSED
from book.site.html import Document, text, without

WORDS_A_MINUTE, LINES_A_MINUTE = 200, 40


def description(page: Document) -> str:
    """The first paragraph, cut at the end of a word, as the value of an attribute, for a search engine to show."""
    words = text(next((p for p in page.elements("p") if not p[0].attributes), ()))
    return escape(words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + " ...")


def minutes(page: Document) -> int:
    """The words, and the lines of code and of runs; what is folded is not counted."""
    shown = list(without(page.tokens, "details"))
    prose = list(without(shown, "pre", "figcaption", "svg", "script"))
    words = len(text(prose).split())
    lines = _newlines(shown) - _newlines(without(shown, "pre"))
    return max(1, round(words / WORDS_A_MINUTE + lines / LINES_A_MINUTE))


def reading(minutes: int, first: Mapping[str, str]) -> str:
    """The line under a title. `first`: the pages to read before, title by address."""
    links = [f'<a href="{escape(address)}">{escape(title)}</a>' for address, title in first.items()]
    before = f" Read first: {', '.join(links)}." if links else ""
    return f'\n<p class="reading">{minutes} minute{"s" * (minutes != 1)} to read.{before}</p>'


def _newlines(tokens: Iterable) -> int:
    return sum(token.text.count("\n") for token in tokens if token.kind == "text")


def pythons(verdicts: Iterable[Mapping[Version, str]]) -> str:
    """The Pythons under which every program of a page was judged, and at least one ran; "" for a page without programs.

    `verdicts`: those of each program.
    """
    rows = list(verdicts)
    ran = {version for row in rows for version in row if row[version] in PASSED}
    common = [version for version in rows[0] if version in ran and all(version in row for row in rows)] if rows else []
    return f"Python {spell_versions(common)}" if common else ""


@functools.cache
def commit(root: Path = ROOT) -> tuple[str, str]:
    """The commit and its date, so that two builds of it are the same; ("", "") outside a repository, or without git."""
    full, _, date = git("log", "-1", "--format=%H %cs", root=root).partition(" ")
    return full[:7], date


def git(*arguments: str, root: Path = ROOT) -> str:
    """What git says of the book; nothing outside a repository, without git, or where git finds a fault."""
    if not (root / ".git").exists():
        return ""
    try:
        told = subprocess.run(["git", *arguments], cwd=root, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


def issues(repo_url: str) -> str:
    """The address of the form for mistakes, to which page, program and version are added."""
    return f"{repo_url}/issues/new?template=mistake.yml"
