"""Is every check able to fail? Each page of a copy is broken in one way; that check fails, with the page's name."""

from __future__ import annotations

import base64
import random
import re
import shutil
import subprocess
import sys

import pytest
from built import ROOT

PICTURE = '<img src="/book/assets/mark.svg" alt="{}" width="20" height="20">'
SCRIPT = '<script src="/book/assets/broken-{}.js"></script>'
ASSETS = {
    "broken-error.js": "console.error('on purpose')",
    "broken-text.js": "const p = document.createElement('p'); p.textContent = 'tea '.repeat(3000); document.querySelector('main').append(p)",
    "broken-shift.js": "setTimeout(() => { const p = document.createElement('div'); p.style.height = '300px'; document.querySelector('main').prepend(p) }, 200)",
    "broken-search.js": "fetch(new URL('../search/search_index.json', document.currentScript.src))",
    "faint.css": ".faint { color: #aaa; background: #bbb }",
}
NOISE = base64.b64encode(random.Random(0).randbytes(60_000)).decode()
WIDE_TABLE = "<table><thead><tr><th>Wide</th></tr></thead><tbody><tr><td>" + "wide" * 200 + "</td></tr></tbody></table>"
# What is put into the text of a page, and the checks that must see it. Others may see it too.
INSERTED = {
    "a third-party script": ('<script src="https://cdn.example.net/x.js"></script>', {"no_third_parties", "policy"}),
    "a third-party picture": ('<img src="https://cdn.example.net/x.png" alt="x">', {"no_third_parties", "policy", "console_is_clean"}),
    "a missing alternative text": (PICTURE.replace('alt="{}" ', ""), {"axe", "html"}),
    "a low-contrast color": ('<link rel="stylesheet" href="/book/assets/faint.css"><p class="faint">Faint.</p>', {"axe"}),
    "a dead anchor": ('<p><a href="#nowhere">Nowhere</a></p>', {"links_and_anchors"}),
    "a dead link": ('<p><a href="../nowhere/">Nowhere</a></p>', {"links_and_anchors"}),
    "an inline handler": ('<p onclick="alert(1)">Press</p>', {"policy", "console_is_clean"}),
    "a too wide table": (WIDE_TABLE, {"no_sideways_scroll_at_360_px", "at_200_percent"}),
    "a page over the weight": (f"<!-- {NOISE} -->", {"weight"}),
    "a console error": (SCRIPT.format("error"), {"console_is_clean"}),
    "text written by a script": (SCRIPT.format("text"), {"text_is_there_without_javascript"}),
    "a layout that shifts": (SCRIPT.format("shift"), {"layout_stays"}),
    "seven pictures": ("".join(PICTURE.replace(".svg", f".svg?{n}").format(n) for n in range(7)), {"requests"}),
    "an early search": (SCRIPT.format("search"), {"nothing_is_loaded_for_the_search_before_it_is_used"}),
    "an unclosed element": ("<div><p>Open", {"html"}),
    "a missing file": (PICTURE.format("gone").replace("mark", "gone"), {"links_and_anchors", "everything_asked_for_is_there"}),
}  # fmt: skip


def _no_policy(html: str) -> str:
    return re.sub(r"<meta http-equiv[^>]*>", "", html)


def _other_program(html: str) -> str:
    return re.sub(
        r'(<div class="highlight[^"]* whole".*?<code[^>]*>)', r"\1# not in the file\n", html, count=1, flags=re.S
    )


CHANGED = {
    "no policy": (_no_policy, {"policy"}),
    "a program that is not the file": (_other_program, {"copy_buttons_give_the_file"}),
}


def _test(check: str, page: str) -> str:
    name = f"test_{check}[/{page}]"
    if check in ("at_200_percent", "copy_buttons_give_the_file"):
        return f"tests/browser/test_reading.py::{name}"
    return f"tests/browser/test_pages.py::{name}"


def test_each_break_is_seen(site, tmp_path):
    """One run of the checks over as many pages as there are breaks; each fails where it was broken, and says so."""
    copy = tmp_path / "1"
    shutil.copytree(site.folder, copy)
    for name, content in ASSETS.items():
        (copy / "assets" / name).write_text(content, "utf-8")
    programs = [page for page in site.chapters if re.search(r'class="highlight[^"]* whole', site.pages[page].html)]
    pages = programs + [page for page in site.chapters if page not in programs]
    breaks = CHANGED | INSERTED
    if len(pages) < len(breaks):
        pytest.fail(f"{len(breaks)} breaks need as many pages, came {len(pages)}")
    wanted = {}
    for page, (what, (change, checks)) in zip(pages, breaks.items()):
        path = copy / page / "index.html"
        html = path.read_text("utf-8")
        broken = change(html) if callable(change) else html.replace("</article>", f"{change}</article>", 1)
        assert broken != html, what
        path.write_text(broken, "utf-8")
        wanted |= {(check, page): what for check in checks}
    tests = [_test(check, page) for check, page in wanted]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-c",
        ROOT / "tests/browser/pytest.ini",
        "-n",
        "0",
        "-p",
        "no:cacheprovider",
        "-rf",
        "--tb=no",
        "-q",
    ]
    ran = subprocess.run(
        [*command, f"--site={copy}", *tests], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT
    )
    told = ran.stdout
    failed = set(re.findall(r"^FAILED \S*::test_(\w+)\[/([^\]]*?/?)(?:-\d+)?\]", told, re.M))
    unseen = [
        f"{what}: {check} passed on /{page}" for (check, page), what in wanted.items() if (check, page) not in failed
    ]
    assert not unseen, told
