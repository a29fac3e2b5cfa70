"""The step after the build: a policy by hashes, two repairs, one clear refusal; and it knows no generator."""

import base64
import hashlib
import re

import pytest

from book.site import policy

HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Tea</title>\n</head>\n<body>\n'


def finished(body: str) -> str:
    return policy.Page(HEAD + body).finished()


def policy(html: str) -> dict[str, list[str]]:
    content = re.search(rf'<meta http-equiv="{policy.POLICY}" content="([^"]*)">', html)[1]
    return {words[0]: words[1:] for words in map(str.split, content.split(";"))}


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_policy_names_what_stands_in_the_page_by_hash():
    html = finished('<script>a < b && "é"\n</script><style>p { color: red }</style><p style="top: 1px&amp;">x</p>')
    assert policy(html)["default-src"] == ["'none'"]
    assert policy(html)["script-src"] == ["'self'", sha('a < b && "é"\n')]
    assert policy(html)["style-src"] == ["'self'", sha("p { color: red }"), "'unsafe-hashes'", sha("top: 1px&")]


def test_policy_of_a_plain_page_allows_nothing_inline():
    html = finished(
        '<script src="own.js"></script><script type="application/json">{"a": 1}</script><img src="a.svg" alt="">'
    )
    assert policy(html)["script-src"] == ["'self'"]
    assert policy(html)["style-src"] == ["'self'"]
    assert policy(html)["img-src"] == ["'self'"]
    assert "data:" in policy(finished('<img src="data:image/png;base64,AA" alt="">'))["img-src"]


def test_policy_is_said_before_what_it_governs():
    assert re.search(rf'<meta charset="utf-8"><meta http-equiv="{policy.POLICY}"', finished(""))


def test_check_boxes_are_mended():
    html = finished('<input id="__menu" type="checkbox" autocomplete="off"><label for="__menu"></label>')
    assert '<input aria-label="menu" id="__menu" type="checkbox"><label' in html
    named = '<input id="b" type="checkbox"><label for="b"> </label><label for="b"><span>Menu</span></label>'
    assert named in finished(named)
    text = '<input type="search" autocomplete="off" aria-label="Search">'
    assert text in finished(text)


def test_all_else_stays_as_it_is():
    body = "<p>a &lt; b\r\n<!-- <script>x</script> --><br/>\n<pre>\n\n x</pre>"
    html = finished(body)
    assert re.sub(r"<meta http-equiv[^>]*>", "", html) == HEAD + body
    assert policy(html)["script-src"] == ["'self'"]


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
def test_what_a_policy_stops_is_refused(tmp_path, body, came):
    page = tmp_path / "tea" / "index.html"
    page.parent.mkdir()
    page.write_text(HEAD + "<p>one</p>\n" + body, "utf-8")
    (tmp_path / "index.html").write_text(HEAD, "utf-8")
    assert policy.finish(tmp_path) == [f"{page.as_posix()}:9: {came}"]
    assert policy.POLICY not in (tmp_path / "index.html").read_text("utf-8"), "half a site was written"


def test_links_to_elsewhere_are_no_fault():
    body = '<a href="https://x.example/">x</a><link rel="canonical" href="https://x.example/"><a href="mailto:a@x.example">a</a>'
    assert not policy.Page(HEAD + body).faults


def test_a_second_run_changes_nothing(tmp_path):
    page = tmp_path / "index.html"
    page.write_bytes((HEAD + '<script>1</script>\r\n<input id="a" type="checkbox" autocomplete="off">').encode())
    assert policy.finish(tmp_path) == []
    once = page.read_bytes()
    assert policy.finish(tmp_path) == []
    assert page.read_bytes() == once
    assert sorted(path.name for path in tmp_path.iterdir()) == ["_headers", "index.html"]


def test_no_page_and_no_place_for_the_policy_are_faults(tmp_path):
    assert policy.finish(tmp_path) == [f"{tmp_path.as_posix()}: wanted a built site, came no page"]
    page = tmp_path / "index.html"
    page.write_text("<p>no head", "utf-8")
    assert policy.finish(tmp_path) == [f"{page.as_posix()}:1: wanted <meta charset=...> in the head, came none"]
