"""What is true of the site as a whole: two builds, the feed, the way through the pages, pages that were renamed."""

from __future__ import annotations

import itertools
import os
import re
import subprocess
import xml.etree.ElementTree as etree
from datetime import datetime
from pathlib import Path

import pytest
from built import LOST, ROOT, WHOLE_BOOK, Server, Site, source
from visit import Windows

ATOM = {"atom": "http://www.w3.org/2005/Atom"}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_two_builds_are_the_same(site):
    """make builds it twice."""
    one, two = _files(site.folder), _files(site.folder.with_name("2"))
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []


def test_feed(site):
    """Well-formed; every entry named once, dated, and leading to a place on a page of the site."""
    feed = etree.parse(site.folder / "feed.xml").getroot()
    entries = feed.findall("atom:entry", ATOM)
    assert entries
    ids = [node.text for node in feed.iterfind(".//atom:id", ATOM)]
    assert len(ids) == len(set(ids)) == len(entries) + 1
    dates = [
        datetime.fromisoformat(node.text.replace("Z", "+00:00")) for node in feed.iterfind(".//atom:updated", ATOM)
    ]
    assert dates[0] == max(dates)
    for entry in entries:
        path, _, anchor = entry.find("atom:link", ATOM).get("href").removeprefix(site.url).partition("#")
        assert anchor in site.pages[path].ids
        assert entry.find("atom:title", ATOM).text and entry.find("atom:content", ATOM).text


def test_every_page_tells_of_the_feed(site, address):
    assert site.pages[address].attributes["link", "alternate"].endswith("feed.xml")


def _goal(address: str, link: str) -> str:
    """The page that a link of a page leads to."""
    goal = os.path.normpath(f"/{address}{link.partition('#')[0]}").strip("/")
    return f"{goal}/" if goal else ""


def _goals(address: str, html: str) -> list[str]:
    return [_goal(address, link) for link in re.findall(r'<a\b[^>]* ?href="([^"]+)"', html)]


def _way(site: Site) -> list[str]:
    """All pages, as Next leads through them."""
    way = [""]
    while following := site.pages[way[-1]].attributes.get(("link", "next")):
        way.append(_goal(way[-1], following))
        assert len(way) <= len(site.chapters), "Next leads round in a circle"
    return way


def test_previous_and_next_lead_through_all_pages(site):
    way = _way(site)
    for before, after in itertools.pairwise(way):
        back = site.pages[after].attributes["link", "prev"]
        assert _goal(after, back) == before, f"/{after} does not lead back"
    assert sorted(way) == sorted(site.chapters)
    for before, after in itertools.pairwise(way):
        assert 'rel="next"' in site.pages[before].html and 'rel="prev"' in site.pages[after].html


def test_there_is_one_way_through_the_book(site, chapter):
    """Next, the list of chapters, and what is to be read first: all go by one order."""
    way, html = _way(site), site.pages[chapter].html
    listed = re.search(r'<nav class="parts".*?</nav>', html, re.S)[0]
    assert _goals(chapter, listed) == way
    before = re.search(r'</h1>\s*<p class="reading">.*?</p>', html, re.S)
    first = _goals(chapter, before[0]) if before else []
    assert all(way.index(page) < way.index(chapter) for page in first), first
    named = source(chapter).read_text("utf-8").partition("\n#")[0] if source(chapter).suffix == ".md" else ""
    written = re.search(r"^first: \[(.*)\]$", named, re.M)
    assert not written or first == [f"{name.removesuffix('.md')}/" for name in written[1].split(", ")]


def test_the_home_page_begins_where_next_leads(site):
    """The door for learners, and `Where to begin`, go along that way, from its first page on."""
    way, html = _way(site), site.pages[""].html
    door = re.search(r'<li[^>]* id="new-to-this".*?</li>', html, re.S)[0]
    begin = re.search(r'<h2 id="where-to-begin".*?<h3', html, re.S)[0]
    for told in (door, begin):
        pages = [page for page in dict.fromkeys(_goals("", told)) if page]
        assert pages[0] == way[1] and len(pages) >= 4
        assert pages == sorted(pages, key=way.index)


def test_source_and_mistakes(site, chapter):
    """Where the repository is known, a page leads to its source, and to a form that knows the page."""
    links = site.pages[chapter].links
    assert any("/edit/main/docs/en/" in link for link in links)
    assert any("/issues/new?" in link and "page=" in link for link in links)
    assert (ROOT / ".github/ISSUE_TEMPLATE/mistake.yml").is_file()


def test_sitemap_lists_every_page(site):
    tree = etree.parse(site.folder / "sitemap.xml").getroot()
    listed = {node.text.removeprefix(site.url) for node in tree.iterfind(".//{*}loc")}
    assert set(site.chapters) <= listed <= {*site.chapters, WHOLE_BOOK}


def test_headers_for_hosts_that_send_them(site):
    headers = (site.folder / "_headers").read_text("utf-8")
    assert "frame-ancestors 'none'" in headers and "X-Content-Type-Options: nosniff" in headers


@pytest.fixture(scope="module")
def renamed(tmp_path_factory):
    """The same book, in which a page was renamed: old-name led to where the second page is."""
    folder = tmp_path_factory.mktemp("renamed") / "site"
    build = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config
config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.extra["redirects"] = {"old-name.md": "fork.md"}
config.plugins.on_startup(command="build", dirty=False)
build(config)
"""
    environment = os.environ | {"SITE_URL": "https://example.org/book/", "SOURCE_DATE_EPOCH": "1700000000"}
    python = ROOT / ".venv/bin/python"
    subprocess.run([python, "-c", build, folder], cwd=ROOT, env=environment, check=True, capture_output=True)
    return Site(folder)


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without"])
def test_a_renamed_page_leads_on(renamed, browser, scripts):
    """With the anchor too, where scripts run."""
    assert renamed.pages["old-name/"].is_redirect and renamed.broken("old-name/") == []
    server = Server(renamed)
    try:
        with Windows(browser, server).opened("old-name/#how-it-works", java_script_enabled=scripts) as page:
            page.wait_for_url(lambda url: url.startswith(server.url("fork/")))
            assert not scripts or page.url.endswith("#how-it-works")
    finally:
        server.close()


def test_the_page_for_lost_readers_names_every_chapter(site):
    links = {link.removeprefix(site.base) for link in site.pages[LOST].links}
    assert set(site.chapters) - {""} <= links
