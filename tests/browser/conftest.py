"""What the checks of the built site share: the site, its server, a browser, and the pages, one test each."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import visit
from built import ROOT, Server, Site
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
SITE = pytest.StashKey[Site]()


def pytest_addoption(parser):
    parser.addoption("--site", default=str(ROOT / ".cache/site/1"), help="the built site")
    parser.addoption("--only", default="", help="these pages alone: index fork/ threads/")


def pytest_configure(config):
    config.stash[SITE] = Site(Path(config.getoption("--site")))


def pytest_generate_tests(metafunc):
    """`every`: every page. `address`: all that do not only lead on. `chapter`: those written by hand."""
    site = metafunc.config.stash[SITE]
    only = ["" if page == "index" else page for page in metafunc.config.getoption("--only").split()]
    for name, pages in (("every", [*site.pages]), ("address", site.visited), ("chapter", site.chapters)):
        if name in metafunc.fixturenames:
            pages = [page for page in pages if not only or page in only]
            metafunc.parametrize(name, pages, ids=[f"/{page}" for page in pages], scope="session")


class PageScheduling(LoadScopeScheduling):
    """Tests of one page share a worker, and so a visit; so do all questions. (xdist 3.8 cannot group under pytest 9.2.)"""

    def _split_scope(self, nodeid: str) -> str:
        page = re.search(r"\[(/(?:.*/)?)", nodeid)
        return "questions" if "test_search.py" in nodeid else page[1] if page else nodeid


def pytest_xdist_make_scheduler(config, log):
    return PageScheduling(config, log)


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
def visits() -> dict[str, visit.Visit]:
    """What was seen of each page. (A parametrized fixture of the session holds one at a time.)"""
    return {}


@pytest.fixture
def seen(browser, server, visits, address):
    if address not in visits:
        visits[address] = visit.visit(browser, server, address)
    return visits[address]


@pytest.fixture
def opened(browser, server):
    """Opens a page in a fresh profile: `with opened(address, color_scheme="dark") as page`."""

    def open_page(address, **context):
        return visit.opened(browser, server, address, **context)

    return open_page
