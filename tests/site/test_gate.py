"""The build takes a program only as it passed, and leaves a whole site or none; tried with real builds of a small book."""

import logging
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress

import pytest

from book import ROOT
from book.check.fault import Fault
from book.check.program import Program, interpreter
from book.check.python import Version
from book.check.stamps import Stamps, fingerprint
from book.check.verdicts import save_verdicts
from book.site import mkdocs_hook, policy

PROGRAM = '"""One line is printed."""\n\n\ndef main() -> None:\n    print("one")\n\n\nif __name__ == "__main__":\n    main()\n'
CONFIG = """\
site_name: Till
docs_dir: docs/en
hooks: [book/site/mkdocs_hook.py]
markdown_extensions: [attr_list]
strict: true
theme: {name: null, custom_dir: theme, static_templates: [404.html]}
nav: [index.md, more.md]
extra: {redirects: {old.md: more.md}}
validation: {anchors: warn}
"""
TEMPLATE = """<!doctype html>
<meta charset="utf-8">
{% if page and page.canonical_url %}<link rel="canonical" href="{{ page.canonical_url }}">{% endif %}
{% if page and page.edit_url %}<a href="{{ page.edit_url }}">Edit</a>{% endif %}
<style>p { margin: 0 }</style>
{% if page %}{{ page.content }}{% endif %}
"""


def write(root, name: str, text: str) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture
def book(tmp_path):
    """A book of two pages and a program that was not yet written."""
    for name in ("book", "interleavings"):
        shutil.copytree(ROOT / name, tmp_path / name)
    write(tmp_path, "docs/en/index.md", "---\ntitle: Till\n---\n# Till { #till }\n\n{snippet till/one.py}\n")
    write(tmp_path, "docs/en/more.md", "---\nfirst: [index.md]\n---\n# More { #more }\n\nText.\n")
    write(tmp_path, "snippets/till/one.out", "one\n")
    write(tmp_path, "theme/main.html", TEMPLATE)
    write(tmp_path, "theme/404.html", TEMPLATE)
    write(tmp_path, "mkdocs.yml", CONFIG)
    return tmp_path


def program(book, source: str = PROGRAM) -> Program:
    write(book, "snippets/till/one.py", source)
    return Program.load(book / "snippets/till/one.py", book)


@pytest.fixture
def verified(book):
    """The book with a program that passed."""
    program(book)
    stamp(book)
    return book


def stamp(book) -> None:
    """Note that the program passed as it is now."""
    one, stamps, python = Program.load(book / "snippets/till/one.py", book), Stamps(book), interpreter(root=book)
    stamps.add(one.name, python.full_version, fingerprint(one, python))
    stamps.save()


def build(book, config: str = "mkdocs.yml", **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config],
        cwd=book,
        capture_output=True,
        text=True,
        timeout=60,
        env={**{k: v for k, v in os.environ.items() if k not in ("DEPLOY", "SITE_URL", "REPO_URL")}, **environment},
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout + done.stderr


def files(book) -> dict[str, bytes]:
    site = book / "site"
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


REFUSED = "snippets/till/one.py:1: wanted a run that passed since its last change, came none; make verify runs it"


def test_a_program_that_never_ran_is_refused_and_the_last_site_stays(book):
    program(book)
    write(book, "site/index.html", "the last site")
    status, output = build(book)
    assert status == 1 and REFUSED in output
    assert files(book) == {"index.html": b"the last site"}


def test_a_book_whose_headings_get_no_ids_is_told_what_is_missing(verified):
    write(verified, "mkdocs.yml", CONFIG.replace("[attr_list]", "[]"))
    status, output = build(verified)
    assert status == 1 and "docs/en/more.md:4: wanted attr_list in markdown_extensions, so that" in output


def test_a_verified_program_is_built(verified):
    status, output = build(verified, SITE_URL="https://example.org/b/", REPO_URL="https://example.org/r/")
    assert status == 0, output
    site = files(verified)
    page = site["index.html"].decode()
    assert "one.py" in page and "https://example.org/r/blob/main/snippets/till/one.py" in page
    assert '<span class="k">def</span> <span class="nf">main' in page and "data-code" not in page, "without its colors"
    assert site["snippets/till/one.py"].decode() == PROGRAM
    assert (
        b'</h1>\n<p class="reading">1 minute to read. Read first: <a href="..">Till</a>.</p>' in site["more/index.html"]
    )
    assert b'class="reading"' not in site["index.html"], "the home page is told as a chapter"
    for name in ("index.html", "more/index.html", "404.html", "old/index.html", "book/index.html"):
        assert site[name].count(policy.POLICY.encode()) == 1, name
    assert site["_headers"].decode() == policy.HEADERS
    assert site["interleave.zip"] == site["interleavings.zip"]


@pytest.mark.parametrize(
    "changed", ["snippets/till/one.py", "snippets/till/one.out", "book/check/judge.py", "book/check/run.py"]
)
def test_a_verified_program_is_refused_when_something_changes(verified, changed):
    path = verified / changed
    path.write_text(path.read_text("utf-8") + ("\n" if changed.endswith("py") else "two\n"), "utf-8")
    status, output = build(verified)
    assert status == 1 and REFUSED in output


def test_a_build_from_kept_colors_is_one_from_nothing(verified):
    cache = verified / ".cache/highlighted.json"
    same = {"SOURCE_DATE_EPOCH": "1700000000"}
    assert build(verified, **same)[0] == 0
    fresh, kept = files(verified), cache.read_text("utf-8")
    cache.write_text(kept.replace("def", "fed"), "utf-8")
    assert build(verified, **same)[0] == 0
    assert files(verified) == fresh and cache.read_text("utf-8") == kept
    assert build(verified, **same)[0] == 0
    assert files(verified) == fresh


def test_without_addresses_there_are_no_links_to_them(verified):
    status, _ = build(verified)
    page = (verified / "site/index.html").read_text("utf-8")
    assert status == 0 and "edit/main" not in page and "blob/main" not in page and "canonical" not in page


NEEDS = PROGRAM.replace("\n\n\n", "\n\n# needs: python>=3.99\n\n\n", 1)


def test_a_program_this_machine_cannot_run_is_marked_and_not_deployed(book):
    program(book, NEEDS)
    status, output = build(book)
    assert status == 0, output
    assert "Not run since this edit" in (book / "site/index.html").read_text("utf-8")
    status, output = build(book, DEPLOY="1")
    assert status == 1 and REFUSED in output


def test_a_passing_run_elsewhere_of_exactly_this_source_is_enough(book):
    one = program(book, NEEDS)
    save_verdicts([one], {one.name: {Version(3, 11): "needs", Version(3, 99): "same"}})
    status, output = build(book, DEPLOY="1")
    assert status == 0, output
    page = (book / "site/index.html").read_text("utf-8")
    assert "Ran as shown on Python 3.99." in page and "Needs python&gt;=3.99." in page
    program(book, NEEDS + "\n")
    assert build(book, DEPLOY="1")[0] == 1


def test_a_wrong_embed_names_page_and_line(verified):
    page = verified / "docs/en/index.md"
    page.write_text(page.read_text("utf-8") + "\n{snippet till/one.py hl=two}\n", "utf-8")
    status, output = build(verified)
    assert status == 1 and "docs/en/index.md:8: wanted a line with 'two' in snippets/till/one.py, came none" in output


HANDLER = "wanted no inline handler, came onclick='go()' of <p>"


def test_what_the_policy_stops_ends_the_build_and_the_last_site_stays(verified):
    """All of it is told at once: of a template, and of a file that is published as it is."""
    write(verified, "site/index.html", "the last site")
    path = verified / "theme/404.html"
    path.write_text(path.read_text("utf-8") + '\n<p onclick="go()">Go</p>\n', "utf-8")
    write(verified, "docs/en/plain.html", '<!doctype html>\n<meta charset="utf-8">\n<img src="//x.example/a.png">\n')
    status, output = build(verified)
    assert status == 1 and f"site/404.html:8: {HANDLER}" in output
    assert "site/plain.html:3: wanted nothing from elsewhere, came src='//x.example/a.png' of <img>" in output
    assert files(verified) == {"index.html": b"the last site"}
    assert [path.name for path in verified.glob(".site*")] == []


def test_what_a_page_brings_is_refused_at_its_own_line(verified):
    write(
        verified,
        "docs/en/more.md",
        '---\nfirst: [index.md]\n---\n# More { #more }\n\n<p onclick="go()">Go</p>\n\n<script>go()</script>\n',
    )
    status, output = build(verified)
    assert status == 1 and f"docs/en/more.md:6: {HANDLER}" in output
    assert "docs/en/more.md:8: wanted an element that executes and fetches nothing, came <script>" in output
    assert files(verified) == {}


def test_a_build_takes_the_place_of_the_last_site(verified):
    write(verified, "site/old.html", "the last site")
    assert build(verified)[0] == 0
    assert "old.html" not in files(verified) and "index.html" in files(verified)
    assert [path.name for path in verified.glob(".site*")] == []


def test_a_book_behind_a_link_is_built(verified):
    linked = verified.with_name("linked")
    linked.symlink_to(verified)
    status, output = build(verified, config=str(linked / "mkdocs.yml"))
    assert status == 0, output


def test_without_git_a_page_names_no_commit(verified):
    (verified / ".git").mkdir()
    status, output = build(verified, PATH=str(verified / "nothing"))
    assert status == 0, output


def test_a_preview_warns_of_what_a_build_refuses(caplog):
    hook = mkdocs_hook.Build()
    hook.on_startup(command="serve", dirty=False)
    hook.faults = [Fault("site/index.html", 3, "wanted nothing from elsewhere")]
    with caplog.at_level(logging.WARNING):
        hook.on_post_build(config=None)
    assert "site/index.html:3: wanted nothing from elsewhere" in caplog.text


PREVIEWS = """
import sys
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

first, *changes = sys.argv[1:]
for number, change in enumerate([first, *changes]):
    if number:
        path, text = change.split("=", 1)
        Path(path).write_text(text, "utf-8")
    config = load_config(site_dir=first, strict=False)
    config.site_url = "http://127.0.0.1/"
    if not number:
        config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1/")
"""


def previews(book, folder: str, *changes: str) -> dict[str, bytes]:
    """The site after the last of several builds in one preview, a file changed before each."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-c", PREVIEWS, str(book / folder), *changes]
    done = subprocess.run(command, cwd=book, capture_output=True, text=True, timeout=120, env=environment)
    assert done.returncode == 0, done.stderr
    site = book / folder
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_preview_gives_what_one_from_nothing_gives(verified):
    """Whatever changes: the page, the program, its run, the front matter that others show, and all of it back."""
    page, more = (verified / "docs/en" / name for name in ("index.md", "more.md"))
    text, source = page.read_text("utf-8"), (verified / "snippets/till/one.py").read_text("utf-8")
    changes = [
        f"docs/en/index.md={text}\nMore.\n",
        f"docs/en/more.md={more.read_text('utf-8')}\n{{snippet till/one.py hl=nothing}}\n",
        "snippets/till/one.out=two\n",
        f"docs/en/index.md={text.replace('title: Till', 'title: Tills')}",
        f"snippets/till/one.py={source.replace('one', 'two')}",
        f"docs/en/more.md={more.read_text('utf-8')}",
    ]
    for last in range(1, len(changes) + 1):
        kept = previews(verified, "kept", changes[last - 1])
        assert kept == previews(verified, "fresh")
    assert previews(verified, "all", *reversed(changes), "snippets/till/one.out=three\n") == previews(verified, "fresh")
    assert b'class="stale"' in kept["index.html"]


@pytest.fixture
def preview(verified):
    """A preview that runs, and a way to ask for a page of it until that holds a text."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    shutil.rmtree(verified / ".cache")
    command = [sys.executable, "-m", "mkdocs", "serve", "--no-strict", "-a", address]
    with open(verified / "log", "wb") as log, subprocess.Popen(command, cwd=verified, stdout=log, stderr=log) as server:

        def ask(path: str, holds: str) -> str:
            end, page = time.monotonic() + 120, ""
            while holds not in page:
                assert time.monotonic() < end and server.poll() is None, (verified / "log").read_text("utf-8") + page
                with suppress(OSError), urllib.request.urlopen(f"http://{address}/{path}", timeout=10) as answer:
                    page = answer.read().decode()
                time.sleep(0.1)
            return page

        yield ask
        server.terminate()


def test_a_preview_goes_on_and_says_what_is_wrong_in_its_place(verified, preview):
    assert 'class="stale"' in preview("", "Stale: make record")
    write(verified, "docs/en/more.md", "# More { #more }\n\n{snippet till/one.py hl=two}\n\nAfter it.\n")
    told = "docs/en/more.md:3: wanted a line with &#x27;two&#x27; in snippets/till/one.py, came none"
    page = preview("more/", "wanted a line").replace("'", "&#x27;")
    assert told in page and "After it." in page
    write(verified, "snippets/till/one.py", "print(\n")
    assert "After it." in preview("more/", "snippets/till/one.py:1: not Python")
    write(verified, "snippets/till/one.py", PROGRAM)
    stamp(verified)
    write(verified, "docs/en/index.md", "# Till { #till }\n\nMended.\n\n{snippet till/one.py}\n")
    assert "Stale" not in preview("", "Mended.")


def test_verdicts_that_come_later_are_seen(verified, preview):
    """Also where there was no .cache when the preview began."""
    preview("", "Stale: make record")
    stamp(verified)
    preview(
        "",
        '<b>Run</b> <code class="command" data-system="unix">python3 one.py</code> <code class="command" data-system="windows">py one.py</code></div>',
    )
