"""On which pages the expensive checks, marked `walk`, are made: one of each kind, and those that changed most of late."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from pathlib import Path

from built import LOST, ROOT, SNIPPETS, WHOLE_BOOK, Site, shown, source

MOST_CHANGED = 4  # so many of the pages that changed since the last release; the others are left to each night


def kinds(site: Site) -> dict[str, str]:
    """The fewest pages that hold together whatever any page is made of, each with what it stands for.

    A walk finds fault with the parts of a page (a tab, a stepper, a table) and how they are styled and scripted. So a
    part that a new page brings is walked there, and nobody keeps a list.
    """
    most = max(site.chapters, key=lambda address: len(shown(address)))
    chosen = {"": "home", WHOLE_BOOK: "the whole book", LOST: "a missing page", most: "most programs"}
    chosen = {address: why for address, why in chosen.items() if address in site.visited}
    parts = {address: site.pages[address].parts for address in site.longest if address in [*site.chapters, LOST]}
    missing = set().union(*parts.values()).difference(*(parts.get(address, ()) for address in chosen))
    while missing:
        best = max(parts, key=lambda address: len(parts[address] & missing))
        chosen[best] = f"<{min(parts[best] & missing)}>"
        missing -= parts[best]
    return chosen


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True).stdout.strip()


def last_release() -> str:
    """Its tag; where there is none, the commit of a day before the newest; "" where git knows neither (a shallow clone)."""
    newest = _git("log", "-1", "--format=%ct")
    day_before = ["rev-list", "-1", f"--before={int(newest) - 86_400}", "HEAD"] if newest else []
    return _git("describe", "--tags", "--abbrev=0") or (_git(*day_before) if day_before else "")


def changed(site: Site, since: str) -> list[str]:
    """The pages whose source, or a program or recording named there, is not as it was at that commit; the most changed first.

    What all pages share (theme, scripts, styles, the code that builds) acts on their parts, and each part is walked on
    some page whatever has changed: so that makes no page a changed one.
    """
    lines: Counter[Path] = Counter()
    for row in _git("diff", "--numstat", since).splitlines():
        added, removed, file = row.split("\t")
        lines[ROOT / file] = sum(int(count) for count in (added, removed) if count != "-")  # "-": of a binary file
    for file in _git("ls-files", "--others", "--exclude-standard").splitlines():
        lines[ROOT / file] = (ROOT / file).read_bytes().count(b"\n")
    programs: Counter[str] = Counter()
    for file, count in lines.items():
        if file.is_relative_to(SNIPPETS):
            programs[file.name.partition(".")[0]] += count

    def lines_of(address: str) -> int:
        named = {name.rpartition("/")[2] for name in re.findall(r"[\w/]+(?=\.py)", source(address).read_text("utf-8"))}
        return lines[source(address)] + sum(programs[name] for name in named)

    found = {address: lines_of(address) for address in site.chapters}
    return sorted((address for address in found if found[address]), key=lambda address: -found[address])


def walked(site: Site) -> dict[str, str]:
    """The pages to walk, each with the reason: one of each kind, and of those that changed the MOST_CHANGED."""
    since = last_release()
    if not since:
        return dict.fromkeys(site.visited, "no earlier commit to compare with")
    return dict.fromkeys(changed(site, since)[:MOST_CHANGED], f"changed since {since[:12]}") | kinds(site)
