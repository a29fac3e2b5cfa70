"""What stands below each page: minutes to read, what to read first, the Pythons its programs passed under, the commit."""

from __future__ import annotations

import functools
import re
import subprocess
from html import unescape
from pathlib import Path
from urllib.parse import quote

from book import ROOT
from book.check.program import Program
from book.check.python import spell_versions
from book.check.verdicts import PASSED, verdicts
from book.site.markup import EMBED, parse_embed

WORDS_A_MINUTE, LINES_A_MINUTE = 200, 40


def text(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html)).split())


def description(html: str) -> str:
    """The first paragraph, cut at the end of a word, for a search engine to show."""
    first = re.search(r"<p>(.*?)</p>", html, re.S)
    words = text(first[1]) if first else ""
    return words if len(words) <= 160 else words[:157].rsplit(" ", 1)[0] + " ..."


def minutes(html: str) -> int:
    """The words, and the lines of code and of runs; what is folded is not counted."""
    html = re.sub(r"<details.*?</details>", "", html, flags=re.S)
    lines = sum(code.count("\n") for code in re.findall(r"<pre.*?</pre>", html, re.S))
    words = len(text(re.sub(r"<(pre|figcaption|svg|script).*?</\1>", " ", html, flags=re.S)).split())
    return max(1, round(words / WORDS_A_MINUTE + lines / LINES_A_MINUTE))


def pythons(markdown: str, root: Path = ROOT) -> str:
    """The Pythons under which every program of a page was judged, and at least one ran; "" for a page without programs."""
    names = {parse_embed(m["args"]).name for line in markdown.split("\n") if (m := EMBED.match(line))}
    rows = [verdicts(Program.load(root / "snippets" / name, root)) for name in sorted(names)]
    ran = {label for row in rows for label in row if row[label] in PASSED}
    common = [label for label in rows[0] if label in ran and all(label in row for row in rows)] if rows else []
    return f"Python {spell_versions(common)}" if common else ""


@functools.cache
def commit(root: Path = ROOT) -> tuple[str, str]:
    """The commit and its date, so that two builds of it are the same; ("", "") outside a repository."""
    if not (root / ".git").exists():
        return "", ""
    log = subprocess.run(["git", "log", "-1", "--format=%H %cs"], cwd=root, capture_output=True, text=True)
    full, _, date = log.stdout.strip().partition(" ")
    return full[:7], date


def facts(page, config, pages: dict) -> dict:
    """All of it for one page of MkDocs. `pages`: the others, by path below docs/en, for what to read first."""
    told = {"minutes": minutes(page.content), "pythons": pythons(page.markdown)}
    told["commit"], told["date"] = commit()
    told["first"] = [pages[path] for path in config.extra.get("first", {}).get(page.file.src_uri, ())]
    if config.repo_url:
        told["report"] = f"{issues(config.repo_url)}&page={quote(page.file.src_uri)}"
    return told


def issues(repo_url: str) -> str:
    """The address of the form for mistakes, to which page, program and version are added."""
    return f"{repo_url}/issues/new?template=mistake.yml"
