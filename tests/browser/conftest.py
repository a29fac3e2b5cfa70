"""What the checks of the built site share: the site, its server, a browser, and the pages, one test each."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import visit
import walks
from built import LOST, ROOT, WHOLE_BOOK, Server, Site
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SITE = pytest.StashKey[Site]()
WALKED = pytest.StashKey[dict[str, str]]()  # the pages of the expensive checks, each with the reason


def pytest_addoption(parser):
    parser.addoption("--site", default=str(ROOT / ".cache/site/1"), help="the built site")
    parser.addoption("--only", default="", help="these pages alone, with every walk: index fork/ threads/")
    parser.addoption("--every", action="store_true", help="walk every page, not one of each kind and what changed most")


def pytest_configure(config):
    site = config.stash[SITE] = Site(Path(config.getoption("--site")))
    every = config.getoption("--every") or config.getoption("--only")
    config.stash[WALKED] = dict.fromkeys(site.visited, "every page") if every else walks.walked(site)


def pytest_generate_tests(metafunc):
    """Give each check its pages, the longest first.

    `every`: every page. `address`: all that do not only lead on; `single`: but the whole book; `chapter`: those written
    by hand.
    """
    site = metafunc.config.stash[SITE]
    only = ["" if page == "index" else page for page in metafunc.config.getoption("--only").split()] or site.pages
    walked = metafunc.config.stash[WALKED] if metafunc.definition.get_closest_marker("walk") else site.pages
    single = [*site.chapters, LOST]
    for name, pages in (
        ("every", site.pages),
        ("address", site.visited),
        ("single", single),
        ("chapter", site.chapters),
    ):
        if name in metafunc.fixturenames:
            pages = [page for page in site.longest if page in pages and page in only and page in walked]
            metafunc.parametrize(name, pages, ids=[f"/{page}" for page in pages], scope="session")


def pytest_terminal_summary(terminalreporter, config):
    """What was left out, and why the rest was not."""
    site, walked = config.stash[SITE], config.stash[WALKED]
    reports = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    made = [report.nodeid.partition("::test_")[2].split("[")[0] for report in reports if "walk" in report.keywords]
    if made and len(walked) < len(site.visited):
        pages = ", ".join(f"/{page} ({why})" for page, why in sorted(walked.items()))
        terminalreporter.write_line(
            f"{len(made)} walks ({', '.join(sorted(set(made)))}) on {len(walked)} of {len(site.visited)} pages: {pages}. "
            f"{len(site.visited) - len(walked)} pages were left out; --every walks them too, as is done each night."
        )


class PageScheduling(LoadScopeScheduling):
    """Tests of one page share a worker, and so a visit; so do all questions, and what is asked of all files at once.

    (xdist 3.8 cannot group under pytest 9.2.)
    """

    def _split_scope(self, nodeid: str) -> str:
        page = re.search(r"\[(/(?:.*/)?)", nodeid)
        alone = re.search(r"test_search|test_html", nodeid)
        return alone[0] if alone else page[1] if page else nodeid


def pytest_xdist_make_scheduler(config, log):
    return PageScheduling(config, log)


def pytest_collection_modifyitems(items):
    """What takes longest begins first, so that no worker waits for it at the end."""
    long = ["test_each_break", "whole_book", "test_html[", f"[/{WHOLE_BOOK}", "test_search"]
    items.sort(key=lambda item: next((n for n, part in enumerate(long) if part in item.nodeid), len(long)))


@pytest.fixture(scope="session")
def site(pytestconfig):
    return pytestconfig.stash[SITE]


@pytest.fixture(scope="session")
def server(site):
    server = Server(site)
    yield server
    server.close()


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def windows(browser, server):
    return visit.Windows(browser, server)


@pytest.fixture(scope="session")
def visits() -> dict[str, visit.Visit]:
    """What was seen of each page. (A parametrized fixture of the session holds one at a time.)"""
    return {}


@pytest.fixture
def seen(windows, visits, address):
    if address not in visits:
        visits[address] = visit.visit(windows, address)
    return visits[address]


@pytest.fixture(scope="session")
def sections(site) -> list[str]:
    """The ids, in the whole book, of short chapters that hold together a program, tabs, a stepper, a picture, and a table."""
    parts = ("figure.snippet", "fieldset.runs", "figure.stepper", "svg.pic", "details.success", "table")
    shortest = [address for address in reversed(site.longest) if address in site.chapters]
    chosen = dict.fromkeys(next(one for one in shortest if part in site.pages[one].parts) for part in parts)
    return [address.strip("/") or "index" for address in chosen]


@pytest.fixture
def opened(windows):
    """Opens a page in a tab of its own: `with opened(address, color_scheme="dark") as page`."""
    return windows.opened


@pytest.fixture
def look(windows):
    """A page to look at and to leave as it was: `look(address, viewport=WIDE)`."""
    yield windows.look
    windows.check_left()
