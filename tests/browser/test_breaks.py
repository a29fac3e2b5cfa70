"""Is every check able to fail? Each page of a copy is broken in one way; that check fails, with the page's name."""

from __future__ import annotations

import base64
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import nullcontext

import pytest
from built import ROOT

PICTURE = '<img src="/book/assets/mark.svg" alt="{}" width="20" height="20">'
SCRIPT = '<script src="/book/assets/broken-{}.js"></script>'
STYLE = '<link rel="stylesheet" href="/book/assets/{}.css">'
FAINT = '<link rel="stylesheet" href="/book/assets/faint{}.css"><p class="faint">Faint.</p>'
ASSETS = {
    "broken-error.js": "console.error('on purpose')",
    "broken-text.js": "const p = document.createElement('p'); p.textContent = 'tea '.repeat(3000); document.querySelector('main').append(p)",
    "broken-shift.js": "setTimeout(() => { const p = document.createElement('div'); p.style.height = '300px'; document.querySelector('main').prepend(p) }, 200)",
    "broken-search.js": "fetch(new URL('../search/search_index.json', document.currentScript.src))",
    "broken-wide.js": "if (innerWidth > 1000) console.error('on purpose')",
    "broken-dark.js": "if (matchMedia('(prefers-color-scheme: dark)').matches) console.error('on purpose')",
    "faint.css": ".faint { color: #aaa; background: #bbb }",
    "faint-dark.css": "@media (width > 1000px) and (prefers-color-scheme: dark) { .faint { color: #555; background: #444 } }",
    "faint-light.css": "@media (width > 1000px) and (prefers-color-scheme: light) { .faint { color: #aaa; background: #bbb } }",
    "faint-phone.css": "@media (width < 1000px) and (prefers-color-scheme: dark) { .faint { color: #555; background: #444 } }",
    "edge.css": ".around { max-width: none; margin-right: -2rem }",
    "glide.css": "@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }",
    "tall.css": ".door { min-height: 12rem } .program-index dd { width: 4rem }",
    "paper.css": "@media print { .runs > .run, .snippet > details { display: block !important } }",
    "drift.css": ".beside > .pair > .runs { position: static !important }",
    "broken-print.js": "addEventListener('beforeprint', event => event.stopImmediatePropagation(), true)",
    "faint-tab.css": ".runs > .run:not(:first-of-type) * { color: #aaa !important; background: #bbb !important }",
}
NOISE = base64.b64encode(random.Random(0).randbytes(60_000)).decode()
WIDE_TABLE = "<table><thead><tr><th>Wide</th></tr></thead><tbody><tr><td>" + "wide" * 200 + "</td></tr></tbody></table>"
# What is put into the text of a page, and the checks that must see it. Others may see it too.
INSERTED = {
    "a third-party script": ('<script src="https://cdn.example.net/x.js"></script>', {"no_third_parties", "policy"}),
    "a third-party picture": ('<img src="https://cdn.example.net/x.png" alt="x">', {"no_third_parties", "policy", "console_is_clean"}),
    "a missing alternative text": (PICTURE.replace('alt="{}" ', ""), {"axe", "html"}),
    "a low-contrast color": (FAINT.format(""), {"axe"}),
    "a low contrast, wide and dark": (FAINT.format("-dark"), {"axe"}),
    "a low contrast, wide and light": (FAINT.format("-light"), {"axe"}),
    "a low contrast, on a phone and dark": (FAINT.format("-phone"), {"axe"}),
    "a dead anchor": ('<p><a href="#nowhere">Nowhere</a></p>', {"links_and_anchors"}),
    "a dead link": ('<p><a href="../nowhere/">Nowhere</a></p>', {"links_and_anchors"}),
    "an inline handler": ('<p onclick="alert(1)">Press</p>', {"policy", "console_is_clean"}),
    "a too wide table": (WIDE_TABLE, {"no_sideways_scroll_at_360_px", "at_200_percent"}),
    "a page over the weight": (f"<!-- {NOISE} -->", {"weight"}),
    "a console error": (SCRIPT.format("error"), {"console_is_clean"}),
    "a console error on a wide screen": (SCRIPT.format("wide"), {"console_is_clean"}),
    "a console error in the dark": (SCRIPT.format("dark"), {"console_is_clean"}),
    "text written by a script": (SCRIPT.format("text"), {"text_is_there_without_javascript"}),
    "a layout that shifts": (SCRIPT.format("shift"), {"layout_stays"}),
    "seven pictures": ("".join(PICTURE.replace(".svg", f".svg?{n}").format(n) for n in range(7)), {"requests"}),
    "a part that is reached at a glide": (STYLE.format("glide"), {"nothing_moves"}),
    "a way on at the edge of the window": (STYLE.format("edge"), {"previous_and_next_stand_below_the_text"}),
    "an early search": (SCRIPT.format("search"), {"nothing_is_loaded_for_the_search_before_it_is_used"}),
    "what the theme's script would read": ('<script id="__config" type="application/json">{}</script>', {"nothing_of_the_theme_is_run"}),
    "an unclosed element": ("<div><p>Open", {"html"}),
    "a missing file": (PICTURE.format("gone").replace("mark", "gone"), {"links_and_anchors", "everything_asked_for_is_there"}),
}  # fmt: skip


def _no_policy(html: str) -> str:
    return re.sub(r"<meta http-equiv[^>]*>", "", html)


def _other_program(html: str) -> str:
    return re.sub(
        r'(<div class="highlight[^"]* whole".*?<code[^>]*>)', r"\1# not in the file\n", html, count=1, flags=re.S
    )


def _closed_part(html: str) -> str:
    return html.replace("<details open>", "<details>", 1)


def _where(part: str, added: str) -> Callable[[str], str]:
    """Adds to the head of a page that has that part."""
    return lambda html: html.replace("</head>", f"{added}</head>") if part in html else html


def _difference_without_its_program(html: str) -> str:
    return re.sub(
        r'(<div class="highlight diff".*?<details.*?highlight python) whole', r"\1", html, count=1, flags=re.S
    )


CHANGED = {
    "doors below the first screen": (
        _where('class="door', STYLE.format("tall")),
        {"the_doors_are_on_the_first_screen"},
    ),
    "names of two lines": (
        _where('class="program-index', STYLE.format("tall")),
        {"a_name_of_the_index_takes_one_line"},
    ),
    "a part of the book that is closed": (_closed_part, {"the_list_of_chapters_shows_where_it_is"}),
    "a low contrast in the second tab": (_where('<fieldset class="runs', STYLE.format("faint-tab")), {"axe"}),
    "no policy": (_no_policy, {"policy"}),
    "a second run on paper": (_where('<fieldset class="runs', STYLE.format("paper")), {"print"}),
    "a run that leaves the screen": (
        _where('class="snippet beside', STYLE.format("drift")),
        {"a_run_stays_in_view_beside_its_program"},
    ),
    "answers that stay in their place": (
        _where('<details class="success"', SCRIPT.format("print")),
        {"answers_are_printed_behind_the_exercises"},
    ),
    "a difference that copies itself": (_difference_without_its_program, {"copy_buttons_give_the_file"}),
    "a program that is not the file": (_other_program, {"copy_buttons_give_the_file"}),
}


def _test(check: str, page: str) -> str:
    folder = ROOT / "tests/browser"
    file = next(path for path in sorted(folder.glob("test_*.py")) if f"def test_{check}(" in path.read_text("utf-8"))
    return f"tests/browser/{file.name}::test_{check}[/{page}]"


def test_each_break_is_seen(site, tmp_path):
    """One run of the checks over as many pages as there are breaks; each fails where it was broken, and says so."""
    copy = tmp_path / "1"
    shutil.copytree(site.folder, copy)
    for name, content in ASSETS.items():
        (copy / "assets" / name).write_text(content, "utf-8")
    pages = [page for page in reversed(site.longest) if page in site.chapters]
    wanted = {}
    for what, (change, checks) in (CHANGED | INSERTED).items():
        for page in pages:
            path = copy / page / "index.html"
            html = path.read_text("utf-8")
            broken = change(html) if callable(change) else html.replace("</article>", f"{change}</article>", 1)
            if broken != html:
                break
        else:
            pytest.fail(f"no page is left to break by {what}")
        pages.remove(page)
        path.write_text(broken, "utf-8")
        wanted |= {(check, page): what for check in checks}
    tests = [_test(check, page) for check, page in wanted]
    options = ["-n0", "-pno:cacheprovider", "-rf", "--tb=no", "-q", "--every", f"--site={copy}"]
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "tests/browser/pytest.ini", *options, *tests]
    ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT)
    told = ran.stdout
    failed = set(re.findall(r"^FAILED \S*::test_(\w+)\[/([^\]]*?/?)(?:-\d+)?\]", told, re.M))
    unseen = [
        f"{what}: {check} passed on /{page}" for (check, page), what in wanted.items() if (check, page) not in failed
    ]
    assert not unseen, told


STORE = """async () => {
  localStorage.kept = sessionStorage.kept = document.cookie = "kept=1"
  await caches.open("kept").catch(() => {})
  await new Promise(done => indexedDB.open("kept").onsuccess = done)
}"""
STORED = "async () => localStorage.length + sessionStorage.length + document.cookie.length + (await indexedDB.databases()).length"


@pytest.mark.parametrize("first", ["opened", "look"])
@pytest.mark.parametrize("then", ["opened", "look"])
def test_nothing_is_left_for_the_next_page(windows, first, then):
    """The tabs share a context: what one page stores there would change what the next one shows, and hide or make faults."""

    def stored(how: str, address: str, store: bool) -> int:
        opening = windows.opened(address) if how == "opened" else nullcontext(windows.look(address))
        with opening as page:
            if store:
                page.evaluate(STORE)
                page.emulate_media(color_scheme="dark")
            assert store or not page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
            return page.evaluate(STORED)

    assert stored(first, "", store=True) >= 4
    assert stored(then, "glossary/", store=False) == 0


def test_who_looks_leaves_the_page_as_it_was(windows):
    windows.look("").evaluate("scrollTo(0, 100)")
    with pytest.raises(AssertionError, match="not left as it was"):
        windows.check_left()
    windows.look("glossary/")
    windows.check_left()


def test_a_page_that_is_about_to_leave_holds_nobody_up(windows):
    for _ in range(3):
        with windows.opened("") as page:
            page.evaluate("setTimeout(() => { location.href = 'glossary/' })")
    with windows.opened("changelog/") as page:
        assert page.url.endswith("/changelog/")
