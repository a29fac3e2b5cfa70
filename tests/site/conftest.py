"""What the checks of the built site share: the site, its server, a browser, and the pages, one test each."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import visit
from built import ROOT, Server, Site
from playwright.sync_api import sync_playwright

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
    config.addinivalue_line("markers", "xdist_group(name): what runs in one worker")
    config.stash[SITE] = Site(Path(config.getoption("--site")))


def pytest_generate_tests(metafunc):
    """`every`: every page. `address`: all that do not only lead on. `chapter`: those written by hand.

    Tests of one page share a worker, and so a visit.
    """
    site = metafunc.config.stash[SITE]
    only = ["" if page == "index" else page for page in metafunc.config.getoption("--only").split()]
    for name, pages in (("every", [*site.pages]), ("address", site.visited), ("chapter", site.chapters)):
        if name in metafunc.fixturenames:
            pages = [page for page in pages if not only or page in only]
            marked = [pytest.param(p, id=f"/{p}", marks=pytest.mark.xdist_group(f"/{p}")) for p in pages]
            metafunc.parametrize(name, marked, scope="session")


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
def seen(browser, server, address):
    return visit.visit(browser, server, address)


@pytest.fixture
def opened(browser, server):
    """Opens a page in a fresh profile: `with opened(address, color_scheme="dark") as page`."""

    def open_page(address, **context):
        return visit.opened(browser, server, address, **context)

    return open_page
