"""On which pages the expensive checks, marked `walk`, are made: one of each kind, and those that changed since the last release."""

from __future__ import annotations

import re
import subprocess

from built import LOST, ROOT, SNIPPETS, WHOLE_BOOK, Site, shown, source


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


def changed(site: Site, since: str) -> set[str]:
    """The pages whose source, or a program or recording named there, is not as it was at that commit.

    What all pages share (theme, scripts, styles, the code that builds) acts on their parts, and each part is walked on
    some page whatever has changed: so that makes no page a changed one.
    """
    files = {
        ROOT / file
        for how in ("diff --name-only " + since, "ls-files --others --exclude-standard")
        for file in _git(*how.split()).splitlines()
    }
    stems = {file.parent / file.name.partition(".")[0] for file in files if file.is_relative_to(SNIPPETS)}
    programs = {name for stem in stems for name in (stem.name, stem.relative_to(SNIPPETS).as_posix())}
    return {
        address
        for address in site.chapters
        if source(address) in files or programs & {*re.findall(r"[\w/]+(?=\.py)", source(address).read_text("utf-8"))}
    }


def walked(site: Site) -> dict[str, str]:
    """The pages to walk, each with the reason."""
    since = last_release()
    if not since:
        return dict.fromkeys(site.visited, "no earlier commit to compare with")
    return dict.fromkeys(changed(site, since), f"changed since {since[:12]}") | kinds(site)
