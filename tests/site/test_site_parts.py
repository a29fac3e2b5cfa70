"""What is made at build: the facts below a page, the whole book on one page, the feed, the pages that were moved."""

import subprocess
import xml.etree.ElementTree as etree
from types import SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from book.check import verdicts
from book.site import facts, feed, moved, whole
from book.check.program import Program


def page(path: str, url: str, content: str):
    return SimpleNamespace(file=SimpleNamespace(src_uri=path), url=url, content=content, title=path)


def test_the_description_is_the_first_paragraph():
    assert facts.description("<h1>Fork</h1><p>Does <code>x &lt; y</code>\n hold?</p><p>No.</p>") == "Does x < y hold?"
    long = facts.description(f"<p>{'word ' * 60}</p>")
    assert len(long) <= 161 and long.endswith("word ...")
    assert facts.description("<h1>Fork</h1>") == ""


def test_minutes_count_words_and_lines_of_code():
    assert facts.minutes("<p>one</p>") == 1
    assert facts.minutes(f"<p>{'word ' * 1000}</p>") == 5
    assert facts.minutes(f"<p>{'word ' * 1000}</p><pre><code>{'line ' * 5}\n" + "x\n" * 79 + "</code></pre>") == 7
    assert facts.minutes(f"<p>one</p><details>{'word ' * 1000}</details>") == 1


def test_the_pythons_are_those_that_all_programs_of_the_page_were_judged_under(tmp_path):
    folder = tmp_path / "snippets" / "till"
    folder.mkdir(parents=True)
    for name in "ab":
        (folder / f"{name}.py").write_text(f'"""{name}."""\n')
    first, second = (Program.load(folder / f"{name}.py", tmp_path) for name in "ab")
    text = "# Till\n\n{snippet till/a.py}\n\n    {snippet till/b.py diff=a.py}\n"
    assert facts.pythons("# Till\n", tmp_path) == facts.pythons(text, tmp_path) == ""
    verdicts = {
        first.name: {"3.11": "same", "3.12": "same", "3.13": "own", "3.13t": "needs"},
        second.name: {"3.12": "needs", "3.13": "same", "3.13t": "needs"},
    }
    verdicts.save_versions([first, second], verdicts)
    assert facts.pythons(text, tmp_path) == "Python 3.12 to 3.13"


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
    told = feed.feed(CHANGES, "News & more", "https://example.org/book/", "changelog/")
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
    assert told == feed.feed(CHANGES, "News & more", "https://example.org/book/", "changelog/")


def test_a_change_without_a_date_is_refused():
    with pytest.raises(ValueError, match="wanted a heading such as '2026-11-24: What changed', came 'Soon'"):
        feed.feed('<h2 id="soon">Soon</h2>', "News", "", "changelog/")
    with pytest.raises(ValueError, match="wanted a change, came none"):
        feed.feed("<h1>What changed</h1>", "News", "", "changelog/")


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
