"""Colors are the same from the cache and without it, and put into a page last or at once."""

import json

import pytest

from book.site import highlight
from book.site.highlight import Highlighter

CODE = 'import os\n\nprint("<a>", os.getpid())  # & more\n'


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".cache" / "highlighted.json"


def kept(path) -> dict:
    return json.loads(path.read_text("utf-8"))


def color(path, *sources: str) -> list[str]:
    highlighter = Highlighter(path)
    found = [highlighter.code(source, "python", [1]) for source in sources]
    highlighter.save()
    return found


def test_from_the_cache_comes_what_comes_without(path, monkeypatch):
    fresh = color(path, CODE)
    assert fresh == [Highlighter().code(CODE, "python", [1])] and '<span class="kn">' in fresh[0]
    monkeypatch.delattr(highlight, "marked")  # so that nothing can be colored anew
    assert color(path, CODE) == fresh


def test_late_colors_make_the_same_page():
    late = Highlighter(late=True)
    blocks = [late.code(CODE, "python", [3]), late.code(CODE.rstrip(), "python"), late.code("x\n", "diff")]
    page = "<pre>" + "</pre>\n<pre>".join(blocks) + "</pre><code>else</code>"
    assert "<span" not in page and "&lt;a&gt;" in page
    now = Highlighter()
    wanted = [now.code(CODE, "python", [3]), now.code(CODE.rstrip(), "python"), now.code("x\n", "diff")]
    assert late.finish(page) == "<pre>" + "</pre>\n<pre>".join(wanted) + "</pre><code>else</code>"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"a": 1}', '{"a": ["b", "c"]}', '{"a": [1, 2, 3]}', "\0"])
def test_a_file_that_cannot_be_right_is_as_none(text, path):
    path.parent.mkdir()
    path.write_text(text)
    assert color(path, CODE) == color(None, CODE)
    assert len(kept(path)) == 1


def test_a_file_that_is_not_text_is_as_none(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe")
    assert color(path, CODE) == color(None, CODE)


def test_an_entry_that_was_changed_is_as_none(path):
    fresh = color(path, CODE, "x\n")
    entries = kept(path)
    key = next(key for key, (_, html) in entries.items() if "getpid" in html)
    entries[key][1] = entries[key][1].replace("getpid", "fork")
    path.write_text(json.dumps(entries), "utf-8")
    assert color(path, CODE, "x\n") == fresh


def test_an_entry_of_another_code_is_as_none(path):
    fresh = color(path, CODE, "x\n")
    one, two = kept(path).items()
    path.write_text(json.dumps({one[0]: two[1], two[0]: one[1]}), "utf-8")
    assert color(path, CODE, "x\n") == fresh


def test_what_is_no_longer_used_is_dropped(path):
    color(path, CODE, "x\n")
    color(path, "x\n")
    (entry,) = kept(path).values()
    assert "getpid" not in entry[1]


def test_nothing_is_written_where_nothing_is_new(path):
    color(path, CODE)
    before = path.stat().st_mtime_ns
    color(path, CODE)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("change", ["source", "language", "lines"])
def test_an_entry_is_for_exactly_this(change, path):
    color(path, CODE)
    highlighter = Highlighter(path)
    highlighter.code(
        CODE + "#\n" * (change == "source"),
        "pycon" if change == "language" else "python",
        [1, 3][: 1 + (change == "lines")],
    )
    assert not set(highlighter.used) & set(highlighter.kept)
