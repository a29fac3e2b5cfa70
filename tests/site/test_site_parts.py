"""What is made at build: the facts below a page, the whole book on one page, the feed, the pages that were moved."""

import ast
import io
import re
import subprocess
import xml.etree.ElementTree as etree
import zipfile
from types import SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from book import ROOT
from book.check.python import Version
from book.site import downloads, facts, feed, moved, whole
from book.site.html import Document


def page(path: str, url: str, content: str):
    return SimpleNamespace(file=SimpleNamespace(src_uri=path), url=url, title=path), Document(content)


def test_the_description_is_the_first_paragraph():
    assert (
        facts.description(Document("<h1>Fork</h1><p>Does <code>x &lt; y</code>\n hold?</p><p>No.</p>"))
        == "Does x &lt; y hold?"
    )
    long = facts.description(Document(f"<p>{'word ' * 60}</p>"))
    assert len(long) <= 161 and long.endswith("word ...")
    assert facts.description(Document('<p>The "guard".</p>')) == "The &quot;guard&quot;."
    assert facts.description(Document("<h1>Fork</h1>")) == ""


def test_minutes_count_words_and_lines_of_code():
    assert facts.minutes(Document("<p>one</p>")) == 1
    assert facts.minutes(Document(f"<p>{'word ' * 1000}</p>")) == 5
    assert (
        facts.minutes(Document(f"<p>{'word ' * 1000}</p><pre><code>{'line ' * 5}\n" + "x\n" * 79 + "</code></pre>"))
        == 7
    )
    assert facts.minutes(Document(f"<p>one</p><details>{'word ' * 1000}</details>")) == 1


def test_what_is_folded_is_not_counted_though_something_is_folded_in_it():
    folded = f"<details>{'word ' * 1000}<details>1</details>{'word ' * 1000}</details>"
    assert facts.minutes(Document(f"<p>one</p>{folded}<p>{'word ' * 400}</p>")) == 2


def test_the_line_under_a_title_tells_what_to_read_before():
    assert facts.reading(1, {}) == '\n<p class="reading">1 minute to read.</p>'
    line = facts.reading(12, {"../threads/": "Threads", "../fork/": "Fork & exec"})
    assert re.sub("<.*?>", "", line).strip() == "12 minutes to read. Read first: Threads, Fork &amp; exec."
    assert re.findall('href="(.*?)"', line) == ["../threads/", "../fork/"]


def versions(words: dict[str, str]) -> dict[Version, str]:
    return {Version.parse(version): verdict for version, verdict in words.items()}


def test_the_pythons_are_those_that_all_programs_of_the_page_were_judged_under():
    first = versions({"3.11": "same", "3.12": "same", "3.13": "own", "3.13t": "needs"})
    second = versions({"3.12": "needs", "3.13": "same", "3.13t": "needs"})
    assert facts.pythons([first, second]) == "Python 3.12 to 3.13"
    assert facts.pythons([]) == facts.pythons([first, {}]) == ""


def test_the_commit_is_told_with_its_date(tmp_path):
    assert facts.commit(tmp_path / "none") == ("", "")
    git = ["git", "-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run([*git, "init", "-q", tmp_path], check=True)
    when = {"GIT_COMMITTER_DATE": "2026-11-24T12:00:00+0000", "PATH": "/usr/bin:/bin:/usr/local/bin"}
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], cwd=tmp_path, check=True, env=when)
    short, date = facts.commit(tmp_path)
    assert len(short) == 7 and date == "2026-11-24"


FORK = """<h1 id="fork">Fork<a class="headerlink" href="#fork">¶</a></h1>
<h2 id="how">How</h2><p><a href="#how">below</a> <a href="../threads/#gil">GIL</a> <a href="../threads/">Threads</a>
<a href="../">home</a> <a href="../snippets/a.py">file</a> <a href="https://example.org/#x">out</a></p>
<input name="run-1" id="run-1-1"><label for="run-1-1">3.15</label>
<svg aria-labelledby="t d"><title id="t">T</title></svg><pre><code>id="how" &lt;h1&gt;</code></pre>"""


def test_the_whole_book_has_unique_ids_and_links_that_stay_in_it():
    pages = [
        page("index.md", "./", '<h1 id="home">Home</h1><a href="fork/#how">Fork</a>'),
        page("fork.md", "fork/", FORK),
        page("threads.md", "threads/", '<h1 id="threads">Threads</h1><h3 id="how">How</h3>'),
    ]
    contents, _, html = whole.whole(pages, "book/").partition("</ol>")
    assert '<li><a href="#fork">fork.md</a></li>' in contents
    assert '<section class="chapter" id="fork">\n<h2 id="fork--fork">Fork</h2>' in html
    assert '<h3 id="fork--how">How</h3>' in html and '<h4 id="threads--how">How</h4>' in html
    links = ["#fork--how", "#fork--how", "#threads--gil", "#threads", "#index", "../snippets/a.py"]
    assert [part.split('"')[0] for part in html.split('href="')[1:]] == [*links, "https://example.org/#x"]
    assert '<input name="fork--run-1" id="fork--run-1-1"><label for="fork--run-1-1">' in html
    assert 'aria-labelledby="fork--t fork--d"' in html
    assert 'id="how" &lt;h1&gt;' in html


CHANGES = """<h1 id="changelog">What changed</h1><p>News.</p>
<h2 id="pools">2026-11-24: Pools &amp; queues<a class="headerlink" href="#pools">¶</a></h2>
<p>See <a href="../pool/">Pool</a>.</p>
<h2 id="fork">2026-11-23: Fork</h2><p>The first page.</p>"""
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_feed_has_an_entry_for_each_change():
    told = feed.feed(Document(CHANGES), "News & more", "https://example.org/book/", "changelog/")
    root = etree.fromstring(told.encode())
    assert root.find(f"{ATOM}title").text == "News & more"
    assert root.find(f"{ATOM}updated").text == "2026-11-24T00:00:00Z"
    first, second = root.findall(f"{ATOM}entry")
    assert first.find(f"{ATOM}title").text == "Pools & queues"
    assert first.find(f"{ATOM}link").get("href") == "https://example.org/book/changelog/#pools"
    assert first.find(f"{ATOM}content").text == '<p>See <a href="https://example.org/book/pool/">Pool</a>.</p>'
    assert second.find(f"{ATOM}updated").text == "2026-11-23T00:00:00Z"
    ids = [e.text for e in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == 3 and all(name.startswith("urn:uuid:") for name in ids)
    assert told == feed.feed(Document(CHANGES), "News & more", "https://example.org/book/", "changelog/")


def test_a_change_without_a_date_is_refused():
    with pytest.raises(ValueError, match="wanted a heading such as '2026-11-24: What changed', came 'Soon'"):
        feed.feed(Document('<h2 id="soon">Soon</h2>'), "News", "", "changelog/")
    with pytest.raises(ValueError, match="wanted a change, came none"):
        feed.feed(Document("<h1>What changed</h1>"), "News", "", "changelog/")


@pytest.fixture
def config(tmp_path):
    config = MkDocsConfig()
    config.load_dict({"site_name": "Till", "docs_dir": str(tmp_path), "site_dir": str(tmp_path / "site")})
    config.validate()
    config.plugins._current_plugin = "book"  # as in a hook
    return config


def test_a_page_that_was_renamed_leads_to_the_new_one(config, tmp_path):
    (tmp_path / "new.md").write_text("# New\n")
    files = Files([File("new.md", str(tmp_path), config.site_dir, True)])
    config.extra["redirects"] = {"old.md": "new.md", "a/b.md": "new.md"}
    first, second = moved.redirects(config, files)
    assert first.dest_uri == "old/index.html" and second.dest_uri == "a/b/index.html"
    assert 'content="0; url=../new/"' in first.content_string and '<a href="../new/">' in first.content_string
    assert 'href="../../new/"' in second.content_string


@pytest.mark.parametrize(
    "old, new, fault",
    [
        ("old.md", "gone.md", "wanted a page to lead to from old.md, came no gone.md"),
        ("new.md", "new.md", "wanted a page that is gone, came new.md, which is there"),
    ],
)
def test_a_wrong_redirect_is_refused(old, new, fault, config, tmp_path):
    (tmp_path / "new.md").write_text("# New\n")
    files = Files([File("new.md", str(tmp_path), config.site_dir, True)])
    config.extra["redirects"] = {old: new}
    with pytest.raises(ValueError, match=fault):
        moved.redirects(config, files)


@pytest.mark.parametrize("written", [["old.md"], "old.md", {"old.md": None}, {"old.md": ["new.md"]}])
def test_redirects_in_another_form_are_refused(written, config):
    config.extra["redirects"] = written
    with pytest.raises(ValueError, match=r"^mkdocs.yml: wanted 'redirects:' with lines 'old.md: new.md', came "):
        moved.redirects(config, Files([]))


def test_the_package_is_packed_whole_and_always_the_same(tmp_path):
    folder = tmp_path / "interleavings"
    for name in ("__init__.py", "py.typed", "README.md", "more/deep.py", "__pycache__/a.pyc", ".mypy_cache/b"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    packed = downloads.explorer_zip(tmp_path)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        names = ["README.md", "__init__.py", "more/deep.py", "py.typed"]
        assert archive.namelist() == [f"interleavings/{name}" for name in names]
        assert archive.read("interleavings/py.typed") == b"py.typed"
    (folder / "__init__.py").touch()
    assert downloads.explorer_zip(tmp_path) == packed


SEAMS = (ROOT / "overrides/README.md").read_text("utf-8")


def test_each_seam_with_the_theme_names_a_test_that_is_there():
    rows = [line for line in SEAMS.splitlines() if line.startswith("| ") and "`" in line]
    assert len(rows) >= 8
    for row in rows:
        guards = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row)
        assert guards, f"wanted a test that guards it, came {row}"
        for path, name in guards:
            tree = ast.parse((ROOT / path).read_text("utf-8"))
            assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, f"{path}::{name}"


def test_each_file_that_replaces_one_of_the_theme_is_told():
    told = set(re.findall(r"`([\w/.]+)`", SEAMS))
    files = [path for path in (ROOT / "overrides").rglob("*") if path.is_file() and path.name != "README.md"]
    assert {path.relative_to(ROOT / "overrides").as_posix() for path in files} <= told
