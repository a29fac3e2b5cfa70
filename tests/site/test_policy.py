"""The last step for a page: a policy by hashes, two repairs, one clear refusal; and it knows no generator."""

import base64
import hashlib
import re

import pytest

from book.site import policy
from book.site.html import Document

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Tea</title>\n</head>\n<body>\n'


def finished(body: str) -> str:
    page, faults = policy.finish(HEAD + body, "tea/index.html")
    assert not faults
    return page


def directives(html: str) -> dict[str, list[str]]:
    content = re.search(rf'<meta http-equiv="{policy.POLICY}" content="([^"]*)">', html)[1]
    return {words[0]: words[1:] for words in map(str.split, content.split(";"))}


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_policy_names_what_stands_in_the_page_by_hash():
    html = finished('<script>a < b && "é"\n</script><style>p { color: red }</style><p style="top: 1px&amp;">x</p>')
    assert directives(html)["default-src"] == ["'none'"]
    assert directives(html)["script-src"] == ["'self'", sha('a < b && "é"\n')]
    assert directives(html)["style-src"] == ["'self'", sha("p { color: red }"), "'unsafe-hashes'", sha("top: 1px&")]


def test_policy_of_a_plain_page_allows_nothing_inline():
    html = finished(
        '<script src="own.js"></script><script type="application/json">{"a": 1}</script><img src="a.svg" alt="">'
    )
    assert directives(html)["script-src"] == ["'self'"]
    assert directives(html)["style-src"] == ["'self'"]
    assert directives(html)["img-src"] == ["'self'"]
    assert "data:" in directives(finished('<img src="data:image/png;base64,AA" alt="">'))["img-src"]


def test_policy_is_said_before_what_it_governs():
    assert re.search(rf'<meta charset="utf-8"><meta http-equiv="{policy.POLICY}"', finished(""))


def test_check_boxes_are_mended():
    html = finished('<input id="__menu" type="checkbox" autocomplete="off"><label for="__menu"></label>')
    assert '<input aria-label="menu" id="__menu" type="checkbox"><label' in html
    assert '<input aria-label="search" id="__search" type="checkbox">' in finished(
        '<input id="__search" type="checkbox">'
    )
    named = '<input id="b" type="checkbox"><label for="b"> </label><label for="b"><span>Menu</span></label>'
    assert named in finished(named)
    text = '<input type="search" autocomplete="off" aria-label="Search">'
    assert text in finished(text)


@pytest.mark.parametrize("written", ['="off"', "='off'", "=off", "", ' = "off"'])
def test_a_check_box_is_mended_however_it_is_written(written):
    page = finished(f'<input id="b" autocomplete{written} type="checkbox"><label for="b">B</label>')
    assert '<input id="b" type="checkbox">' in page


def test_all_else_stays_as_it_is():
    body = "<p>a &lt; b\r\n<!-- <script>x</script> --><br/>\n<pre>\n\n x</pre>"
    html = finished(body)
    assert re.sub(r"<meta http-equiv[^>]*>", "", html) == HEAD + body
    assert directives(html)["script-src"] == ["'self'"]


@pytest.mark.parametrize(
    "body, came",
    [
        ('<p onclick="go()">', "wanted no inline handler, came onclick='go()' of <p>"),
        ('<a href=" JavaScript:go()">', "wanted an address, came href=' JavaScript:go()' of <a>"),
        ('<script src="https://x.example/a.js"></script>', "wanted nothing from elsewhere, came src='https://x.example/a.js' of <script>"),
        ('<script src="data:text/javascript,1"></script>', "wanted nothing from elsewhere, came src='data:text/javascript,1' of <script>"),
        ('<link rel="stylesheet" href="//x.example/a.css">', "wanted nothing from elsewhere, came href='//x.example/a.css' of <link>"),
        ('<img src="http://x.example/a.png" alt="">', "wanted nothing from elsewhere, came src='http://x.example/a.png' of <img>"),
        ('<img srcset="a.png 1x, //x.example/b.png 2x" alt="">', "wanted nothing from elsewhere, came srcset='a.png 1x, //x.example/b.png 2x' of <img>"),
        ("<style>@import '//x.example/a.css'</style>", "wanted styles of our own, came @import '//x.example/a.css"),
        ('<p style="background: url(https://x.example/a.png)">', "wanted styles of our own, came url(https://x.example/a.png"),
    ],
)  # fmt: skip
def test_what_a_policy_stops_is_refused(body, came):
    html = f"{HEAD}<p>one</p>\n{body}"
    wanted = [f"site/tea/index.html:9: {came}"]
    assert [str(fault) for fault in policy.finish(html, "site/tea/index.html")[1]] == wanted
    part = Document(body.partition(">")[2])  # what was read before is not read again
    assert [str(fault) for fault in policy.finish(html, "site/tea/index.html", part)[1]] == wanted


def test_what_a_page_brings_gets_no_hash():
    """Only a template may have inline scripts and styles; the page's own would run under their hash."""
    own = Document(
        '<p style="top: 0">a</p>\n<script>go()</script>\n<style>p { top: 0 }</style><script type="application/json">1</script>'
    )
    page, faults = policy.finish(
        f"{HEAD}<script>1</script>\n{own.source}<style>b {{ top: 0 }}</style>", "tea/index.html", own
    )
    assert [str(fault) for fault in faults] == [
        "tea/index.html:9: wanted a style of a template, came style='top: 0' of a page",
        "tea/index.html:10: wanted a script of a template, came one of a page",
        "tea/index.html:11: wanted a style of a template, came one of a page",
    ]
    assert directives(page)["script-src"] == ["'self'", sha("1")]
    assert directives(page)["style-src"] == ["'self'", sha("b { top: 0 }")]


def test_links_to_elsewhere_are_no_fault():
    body = '<a href="https://x.example/">x</a><link rel="canonical" href="https://x.example/"><a href="mailto:a@x.example">a</a>'
    assert not policy.Page(HEAD + body).faults


def test_a_second_time_changes_nothing():
    once = finished('<script>1</script>\r\n<input id="a" type="checkbox" autocomplete="off">')
    assert policy.finish(once, "index.html") == (once, [])


def test_no_place_for_the_policy_is_a_fault():
    page, faults = policy.finish("<p>no head", "index.html")
    assert page == "<p>no head"
    assert [str(fault) for fault in faults] == ["index.html:1: wanted <meta charset=...> in the head, came none"]
