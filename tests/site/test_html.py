"""What is read of HTML has its place in the source, and a change leaves all else as it is."""

import markdown
import pytest

from book import ROOT
from book.site import html
from book.site.html import Document, changed, text, without, written

ODD = """<!doctype html><!-- <a> --><p CLASS='a b' id=x data-n hidden>1 &lt; 2<br/>
<svg viewBox="0 0 1 1"><path d="M0 0"/></svg><script>if (a < b) "</p>"</script>
<input value="a>b" checked><pre>
  x</pre><p>end"""


def test_each_token_stands_in_the_source_where_it_says():
    document = Document(ODD)
    for token in document.tokens:
        if token.kind != "text":
            assert ODD[token.start : token.end] == token.text, token
        assert token.line == 1 + ODD.count("\n", 0, token.start)
    assert [token.name for token in document.tokens if token.kind == "start"] == [
        *("p", "br", "svg", "path", "script", "input", "pre", "p")
    ]


def test_a_part_is_not_read_again():
    for start in (token.start for token in Document(ODD).tokens if token.kind == "start" and token.name != "path"):
        part = Document(ODD[start:])
        joined, read = Document(ODD, part), Document(ODD)
        assert joined.tokens == read.tokens, start
        assert any(a.attributes is b.attributes for a in joined.tokens for b in part.tokens), "it was read again"
    assert Document(ODD, Document("<b>elsewhere</b>")).tokens == Document(ODD).tokens


def test_text_without_some_elements():
    tokens = Document("<p>a<b>b</b><i>c<i>d</i></i>e &amp;\n f<script>g</script></p>").tokens
    assert text(without(tokens, "i", "script")) == "ab e & f"


def test_elements_are_told_once_with_all_that_is_in_them():
    found = Document("<p>1</p><div>2<div>3</div><p>4</p></div><p>5").elements("div", "p")
    assert ["".join(token.text for token in element) for element in found] == [
        "<p>1</p>",
        "<div>2<div>3</div><p>4</p></div>",
    ]


TAGS = {
    '<a href="x">': [("href", "x")],
    "<a href='x y' b>": [("href", "x y"), ("b", "")],
    "<a href=x/y>": [("href", "x/y")],
    '<a\n  href = "x"\n  id="i">': [("href", "x"), ("id", "i")],
    '<a title="href=1" HREF="a>b"/>': [("title", "href=1"), ("href", "a>b")],
    "<a b= c>": [("b", "c")],
    "<a ==>": [("", "="), ("", "")],
}


@pytest.mark.parametrize("source", list(TAGS)[:-1])
def test_attributes_as_they_are_written(source):
    tag = Document(source).tokens[0]
    assert [(name, source[first:last]) for name, _, first, last in written(tag)] == TAGS[source]
    assert dict(TAGS[source]) == tag.attributes


def test_an_attribute_that_nobody_would_write_does_no_harm():
    assert len(list(written(Document("<a ==>").tokens[0]))) < 4


def test_a_changed_attribute_leaves_the_rest():
    source = "<svg viewBox='0 0 1 1' id=\"a\"><a href=\"x?a=1&amp;b\"  id='q'>"
    document = Document(source)
    edits = [
        e
        for tag in document.tokens
        for e in changed(tag, lambda name, value: f'"{value}' if name != "viewbox" else value)
    ]
    assert (
        document.edited(edits) == "<svg viewBox='0 0 1 1' id=\"&quot;a\"><a href=\"&quot;x?a=1&amp;b\"  id='&quot;q'>"
    )


USUAL = [
    "",
    "text &amp; &lt;b&gt;\n",
    '<p title="a>b">1</p><a x=\'">\' y=">\'>">2</a>',
    "<!DOCTYPE html>\n<p>1<br>2<br/>3</P>\n<!-- <p>\n\n -->4",
    "<p title='a b'\nclass=x>1</p>\n<p title=\"it's\">2",
    '<script>\nif (a < b && c) x = "<p>"\n</script>\n<style></style>\n<p>',
    '<script type="application/json">{"a":"\\u003c"}</script>\n1',
    "<title>1 &amp; 2</title>\n<textarea></textarea>",
    "<svg viewBox='0 0 1 1'><path d='M0\n0'/></svg><pre>\n\n  1</pre>",
]
UNUSUAL = [
    "<p title=it's>1</p>\n<p>2",
    '<a x=\'"\' y="z>1</a>">2',
    '<a x=b"c y="d>e">1',
    "1 < 2 <3 <p>4",
    "<p>1</p",
    "<p",
    "<",
    "</>1</ p>2",
    "<!-->1<p>2-->3",
    "<!-- 1 --!> 2 --> 3",
    "<!-- 1",
    "<![CDATA[1]]><?php 2 ?><!doctype html public>",
    "<script>1",
    "<script><!-- <script> </script> --></script>2",
    "<script>'</p>'</script>1",
    "<SCRIPT>1</script >2",
    "<SCRIPT>'<p>'</SCRIPT>2",
    "<title>1<b>2</b></title>3<textarea><p></textarea>",
    "<script/><p>1</p>",
]


@pytest.mark.parametrize("source", [ODD, *USUAL, *UNUSUAL])
def test_all_is_read_as_the_standard_library_reads_it(source):
    assert Document(source).tokens == html._Reader(source).tokens


@pytest.mark.parametrize("source", USUAL)
def test_what_is_usual_is_read_in_a_quicker_way(source):
    assert html._read(source) == html._Reader(source).tokens


def test_the_pages_of_the_book_are_usual():
    """Those that are HTML from the beginning; others come from Markdown, which writes less."""
    for path in (ROOT / "docs/en").glob("*.md"):
        page = markdown.markdown(path.read_text("utf-8"), extensions=["attr_list", "tables"])
        assert html._read(page) == html._Reader(page).tokens, path.name
