"""Each fault of a page is named once, with its file and line."""

import subprocess
from html.parser import HTMLParser

import pytest
from pytest_examples import find_examples

from book import ROOT
from book.site import page_checks
from book.site.markup import examples

PROGRAM = '"""One line is printed."""\n\n\ndef main() -> None:\n    print("one")\n\n\nif __name__ == "__main__":\n    main()\n'
PAGE = "# Till { #till }\n\nOne?\n\n{snippet till/one.py}\n"


@pytest.fixture
def book(tmp_path):
    """A whole book of one page and one program, and a way to ask for its faults."""

    def write(files: dict[str, str | bytes | None]) -> list[str]:
        start = {"docs/en/till.md": PAGE, "snippets/till/one.py": PROGRAM, "snippets/till/one.out": "one\n"}
        for name, text in {**start, **files}.items():
            if text is not None:
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
        nav = [name for name in ("till.md", "glossary.md") if (tmp_path / "docs/en" / name).exists()]
        return [str(fault) for fault in page_checks.faults(tmp_path, nav=nav)]

    return write


def test_a_right_book_has_no_fault(book):
    assert book({}) == []


THING = "wanted a file that belongs to a program snippets/TOPIC/NAME.py, came this"
FAULTS = {
    "missing program": (
        {"docs/en/till.md": PAGE + "\n{snippet till/two.py}\n"},
        "docs/en/till.md:7: wanted a program, came no snippets/till/two.py",
    ),
    "unknown option": (
        {"docs/en/till.md": PAGE + "\n{snippet till/one.py lines=3}\n"},
        "docs/en/till.md:7: unknown option 'lines=3'; known: hl=\"text|text\", diff=sibling.py or inner=NAME; or stepper, alone",
    ),
    "an option twice": (
        {"docs/en/till.md": PAGE + "\n{snippet till/one.py hl=one hl=two}\n"},
        "docs/en/till.md:7: option 'hl' stands here twice",
    ),
    "a program no page shows": (
        {"snippets/till/two.py": PROGRAM, "snippets/till/two.out": "one\n"},
        "snippets/till/two.py:1: wanted a page that shows it whole, came none",
    ),
    "a page to read first that is not there": (
        {"docs/en/till.md": f"---\ntitle: Till\nfirst: [bank.md]\n---\n\n{PAGE}"},
        "docs/en/till.md:3: wanted a page to read first, came no bank.md",
    ),
    "a page to read first that the nav does not have": (
        {"docs/en/till.md": f"---\nfirst:\n  - till.md\n  - _bank.md\n---\n\n{PAGE}", "docs/en/_bank.md": ""},
        "docs/en/till.md:4: wanted a page to read first, came no _bank.md",
    ),
    "a page to read first that comes later": (
        {
            "docs/en/till.md": f"---\ntitle: Till\nfirst: [glossary.md]\n---\n\n{PAGE}",
            "docs/en/glossary.md": "# Glossary { #glossary }\n",
        },
        "docs/en/till.md:3: wanted a page to read first, came glossary.md, which the nav has later",
    ),
    "pages to read first that are no list": (
        {"docs/en/till.md": f"---\nfirst: till.md\n---\n\n{PAGE}"},
        "docs/en/till.md:2: wanted pages to read first, [fork.md], came 'till.md'",
    ),
    "a page that a notebook wants read first": (
        {"docs/en/lab.ipynb": '{\n "cells": [],\n "metadata": {\n  "first": [\n   "bank.md"\n  ]\n }\n}\n'},
        "docs/en/lab.ipynb:5: wanted a page to read first, came no bank.md",
    ),
    "a program named like a module": (
        {
            "docs/en/till.md": PAGE + "\n{snippet till/queue.py}\n",
            "snippets/till/queue.py": PROGRAM,
            "snippets/till/queue.out": "one\n",
        },
        "snippets/till/queue.py:1: wanted a name of its own, came that of a module of the standard library",
    ),
    "a page outside the nav": (
        {"docs/en/more.md": "# More { #more }\n"},
        "docs/en/more.md:1: wanted a place in the nav of mkdocs.yml, came none",
    ),
    "a dead link": (
        {"docs/en/till.md": PAGE + "\nSee [the bank](bank.md).\n"},
        "docs/en/till.md:7: wanted a file of the book, came a dead link to bank.md",
    ),
    "a dead anchor": (
        {"docs/en/till.md": PAGE + "\nSee [the end](#end).\n"},
        "docs/en/till.md:7: wanted a heading's id, came a dead anchor in #end",
    ),
    "a dead anchor on another page": (
        {"docs/en/till.md": PAGE + "\nSee [the end](till.md#end).\n"},
        "docs/en/till.md:7: wanted a heading's id, came a dead anchor in till.md#end",
    ),
    "a fence that should be a program": (
        {"docs/en/till.md": PAGE + "\n```python\nfrom threading import Lock\n```\n"},
        "docs/en/till.md:8: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses threading.Lock",
    ),
    "a fence right below another": (
        {"docs/en/till.md": PAGE + "\n```text\nx\n```\n```python\nimport os\n\nos.fork()\n```\n"},
        "docs/en/till.md:13: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses os.fork",
    ),
    "a fence that the checks cannot find": (
        {"docs/en/till.md": PAGE + "\n~~~python\nprint(1)\n~~~\n"},
        "docs/en/till.md:7: wanted a fence of three backticks, ```python, which the checks can find",
    ),
    "a fence that is not Python": (
        {"docs/en/till.md": PAGE + "\n```python\nprint(\n```\n"},
        "docs/en/till.md:8: not Python: '(' was never closed",
    ),
    "two headings with one id": (
        {"docs/en/till.md": PAGE + "\n## Again { #till }\n"},
        "docs/en/till.md:7: wanted an id of its own, came #till again, first in line 1",
    ),
    "a link too many": (
        {"docs/en/till.md": PAGE + "\n## Further reading { #further-reading }\n\n" + "- A link.\n" * 5},
        "docs/en/till.md:13: wanted at most 4 links for further reading, came one more",
    ),
    "a heading without an id": (
        {"docs/en/till.md": PAGE + "\n## Again\n"},
        "docs/en/till.md:7: wanted an explicit id, { #like-this }, after the heading, came '## Again'",
    ),
    "a recording without a program": ({"snippets/till/two.out": ""}, f"snippets/till/two.out:1: {THING}"),
    "a recording of an unknown version": ({"snippets/till/one.py39.txt": ""}, f"snippets/till/one.py39.txt:1: {THING}"),
    "a second recording of the newest version": (
        {"snippets/till/one.py315.out": ""},
        f"snippets/till/one.py315.out:1: {THING}",
    ),
    "a pattern without a program": ({"tests/patterns/till/two.check": ""}, f"tests/patterns/till/two.check:1: {THING}"),
    "a program too deep": ({"snippets/till/more/one.py": PROGRAM}, f"snippets/till/more/one.py:1: {THING}"),
    "an exercise without its answer": (
        {"docs/en/till.md": PAGE + "\n{snippet till/two_start.py}\n", "snippets/till/two_start.py": PROGRAM},
        "snippets/till/two_start.py:1: wanted its answer two.py, came none",
    ),
    "a term that is underlined": (
        {
            "docs/en/till.md": f"{PAGE}\nA _drawer_ holds `_args_` and a_b_c.\n",
            "docs/en/glossary.md": "# Glossary { #glossary }\n",
        },
        "docs/en/till.md:7: wanted a term linked, [*drawer*](glossary.md#...), came _drawer_",
    ),
    "a term that is not linked": (
        {
            "docs/en/till.md": f"{PAGE}\nA *drawer* holds `*args`.\n",
            "docs/en/glossary.md": "# Glossary { #glossary }\n",
        },
        "docs/en/till.md:7: wanted a term linked, [*drawer*](glossary.md#...), came *drawer*",
    ),
    "a term that nothing links": (
        {"docs/en/glossary.md": "# Glossary { #glossary }\n\n### drawer { #drawer }\n"},
        "docs/en/glossary.md:3: wanted a page that links 'drawer', came none",
    ),
    "a word of the contract": (
        {"snippets/till/one.py": PROGRAM.replace("\n\n\n", "\n# needs: os.frok\n\n\n", 1)},
        "snippets/till/one.py:2: unknown need 'os.frok'; known: python>=3.N, os.fork, os.waitid, procfs, gil, free-threaded",
    ),
}


EMBED = "{snippet till/one.py}"
HEAD = "# Till { #till }\n\nOne?\n\n"
AS_TEXT = "wanted snippets/till/one.py shown, came its embed as text, in code or in a comment"
NO_FIGURE = f"wanted what {{snippet ...}} shows, came its text '{EMBED}' (it stands alone in its line, in no paragraph and in no HTML)"
ENDS = "wanted HTML that ends where it seems to, came"


def comment_ends(mark):
    """What is said of a comment that ends at once; a newer html.parser reads it as browsers do, and so what follows."""
    parser, tags = HTMLParser(), []
    parser.handle_starttag = lambda tag, attributes: tags.append(tag)
    parser.feed(f"{mark}<b>-->")
    return "wanted the end </b> of <b>, came none" if tags else f"{ENDS} {mark}, which browsers end at once"


EXECUTES = "wanted an element that executes and fetches nothing, came"
NO_FENCE = "wanted a fence of three backticks, ```python, which the checks can find"
# A whole page, and what is said of it, below docs/en/till.md.
RENDERED = {
    "an embed in HTML": (f"{HEAD}<div>\n{EMBED}\n</div>\n", [f"6: {NO_FIGURE}"]),
    "an embed in a paragraph": (f"{HEAD}See {EMBED} here.\n", [f"5: {NO_FIGURE}"]),
    "an embed in code": (f"{HEAD}    {EMBED}\n", [f"5: {AS_TEXT}"]),
    "an embed in a comment": (f"{HEAD}<!--\n{EMBED}\n-->\n", [f"6: {AS_TEXT}"]),
    "an embed in a comment of one line": (f"{HEAD}<!-- {EMBED} -->\n", [f"5: {AS_TEXT}"]),
    "an embed with more space": (f"{HEAD}{{ snippet  till/one.py }}\n", []),
    "a misspelt embed": (f"{HEAD}{{snipet till/one.py}}\n", ["5: unknown {snipet, meant {snippet?"]),
    "a misspelt index": (f"{PAGE}\n{{program-indx}}\n", ["7: unknown {program-indx, meant {program-index?"]),
    "an unknown word": (f"{PAGE}\n{{include a.py}}\n", ["7: unknown {include; known: {snippet, {picture, {pictures, {program-index, {error-messages"]),
    "an embed of nothing": (f"{PAGE}\n{{snippet }}\n", ["7: wanted a program, {snippet TOPIC/NAME.py}, came none"]),
    "a fence in a quote": (f"{PAGE}\n> ```python\n> print(1)\n> ```\n", [f"7: {NO_FENCE}"]),
    "a fence in HTML": (f'{PAGE}\n<pre><code class="language-python">x\n</code></pre>\n', [f"7: {NO_FENCE}"]),
    "a fence of Python": (
        f"{PAGE}\n```Python\nimport os\n\nos.fork()\n```\n",
        ["10: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses os.fork"],
    ),
    "inline code in three backticks": (
        f"{PAGE}\n```x``` is code\n\n## Again\n",
        ["9: wanted an explicit id, { #like-this }, after the heading, came '## Again'"],
    ),
    "exercises of a chapter": (
        f"{PAGE}\n## Exercises {{ #exercises }}\n",
        ["7: wanted '## In short { #in-short }' with 3 items right before the exercises, came none"],
    ),
    "two items in short": (
        f"{PAGE}\n## In short {{ #in-short }}\n\n- One.\n- Two.\n\n## Exercises {{ #exercises }}\n",
        ["12: wanted '## In short { #in-short }' with 3 items right before the exercises, came 2 items"],
    ),
    "three items in short": (
        f"{PAGE}\n## In short {{ #in-short }}\n\n- One.\n- Two.\n- Three.\n\n## Exercises {{ #exercises }}\n",
        [],
    ),
    "a byte order mark": (b"\xef\xbb\xbf" + f"{PAGE}\nSee [the till](#till).\n".encode(), []),
    "the id of a figure": (
        f"{PAGE}\n## Two {{ #program-till-one }}\n",
        ["7: wanted an id of its own, came #program-till-one again, first in line 5"],
    ),
    "the id of an element": (
        f'{PAGE}\n<p id="till">x</p>\n',
        ["7: wanted an id of its own, came #till again, first in line 1"],
    ),
    "an unclosed fence": (
        f"{PAGE}\n```python\nprint(1)\n\n## Two\n\n[x](dead.md)\n",
        ["7: wanted the end of this fence, ```, came none"],
    ),
    "an unclosed fence in a list": (
        f"{PAGE}\n- a\n\n    ```text\n    x\n\n## B\n",
        ["9: wanted the end of this fence, ```, came none"],
    ),
    "a fence closed by the end": (f"{PAGE}\n```text\nx\n```", []),
    "an unclosed element": (f"{HEAD}<div>\n\n{EMBED}\n\n## Two\n", ["5: wanted the end </div> of <div>, came none"]),
    "an unclosed word": (f"{PAGE}\nText <b>bold\n", ["7: wanted the end </b> of <b>, came none"]),
    "a picture without a text": (
        f"{PAGE}\n<img src='till.md'>\n",
        ["7: wanted a picture with a text that stands for it, alt=, came none of till.md"],
    ),
    "a picture with an empty text": (
        f"{PAGE}\n![](till.md)\n",
        ["7: wanted a picture with a text that stands for it, alt=, came none of till.md"],
    ),
    "rows of other lengths": (
        f"{PAGE}\n| a | b |\n|---|--:|\n| 1 |\n| 1 | 2 | 3 |\n| `1|2` | |\n",
        ["9: wanted 2 cells, came 1", "10: wanted 2 cells, came 3"],
    ),
    "a table glued to a paragraph": (
        f"{PAGE}\nText\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        ["9: wanted an empty line above this table, came it as text: '|---|---|'"],
    ),
    "a second title": (
        f"{PAGE}\n# Second {{ #second }}\n",
        ["7: wanted one title, came a second, 'Second'; ## begins a section"],
    ),
    "a heading in HTML": (
        f"{PAGE}\n<h2>Two</h2>\n",
        ["7: wanted a heading as ## Title { #its-id }, came 'Two' in another form"],
    ),
    "an underlined heading": (
        f"{PAGE}\nTwo\n---\n",
        ["7: wanted a heading as ## Title { #its-id }, came 'Two' in another form"],
    ),
    "a heading in a list": (
        f"{PAGE}\n- ## Two\n",
        ["7: wanted a heading as ## Title { #its-id }, came 'Two' in another form"],
    ),
    "conflict markers": (
        f"{PAGE}\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> other\n",
        [
            "7: wanted text, came a conflict marker, '<<<<<<< HEAD'",
            "11: wanted text, came a conflict marker, '>>>>>>> other'",
        ],
    ),
    "a control character": (f"{PAGE}\nA \x1b[1m\n", ["7: wanted text, came the control character '\\x1b'"]),
    "a script": (f"{PAGE}\n<script>go()</script>\n", [f"7: {EXECUTES} <script>"]),
    "a script in a line": (f"{PAGE}\nA <script src=a.js></script> b\n", [f"7: {EXECUTES} <script>"]),
    "a frame": (f'{PAGE}\n<iframe srcdoc="x"></iframe>\n', [f"7: {EXECUTES} <iframe>", "7: wanted no srcdoc= in a page, came srcdoc='x' of <iframe>"]),
    "an object": (f'{PAGE}\n<object data="x"></object>\n', [f"7: {EXECUTES} <object>"]),
    "a base": (f"{PAGE}\n<base href='/'>\n", [f"7: {EXECUTES} <base>"]),
    "a meta": (f"{PAGE}\n<meta http-equiv=refresh content=1>\n", [f"7: {EXECUTES} <meta>"]),
    "a form": (f"{PAGE}\n<form action='/x'>a</form>\n", [f"7: {EXECUTES} <form>"]),
    "a style sheet": (f"{PAGE}\n<style>p {{ color: red }}</style>\n", [f"7: {EXECUTES} <style>"]),
    "what an SVG may hold": (f"{PAGE}\n<svg><foreignObject><p>x</p></foreignObject></svg>\n", [f"7: {EXECUTES} <foreignobject>"]),
    "a button that sends": (
        f"{PAGE}\n<button formaction='/x'>a</button>\n",
        ["7: wanted no formaction= in a page, came formaction='/x' of <button>"],
    ),
    "a handler": (f"{PAGE}\nA <b onclick=go()>b</b>\n", ["7: wanted no inline handler, came onclick='go()' of <b>"]),
    "a handler in braces": (
        f"{PAGE}\nA **b**{{ onclick=go() }}\n",
        ["7: wanted no inline handler, came onclick='go()' of <strong>"],
    ),
    "a style": (f'{PAGE}\n<p style="top: 0">a</p>\n', ["7: wanted no style= in a page, came style='top: 0' of <p>"]),
    "a style in braces": (
        f'{PAGE}\n## A {{ #a style="top:0" }}\n',
        ["7: wanted no style= in a page, came style='top:0' of <h2>"],
    ),
    "an address that executes": (
        f"{PAGE}\n[a](javascript:go())\n",
        ["7: wanted an address, came href='javascript:go()' of <a>"],
    ),
    "an address that executes, in disguise": (
        f'{PAGE}\n<a href="&#106;ava&#9;script:go()">x</a>\n',
        [
            "7: wanted a file of the book, came a dead link to java\tscript:go()",
            "7: wanted an address, came href='java\\tscript:go()' of <a>",
        ],
    ),
    "a picture from elsewhere": (
        f"{PAGE}\n![x](https://x.example/a.png)\n",
        ["7: wanted nothing from elsewhere, came src='https://x.example/a.png' of <img>"],
    ),
    "a color from elsewhere": (
        f'{PAGE}\n<svg><rect fill="url(https://x.example/a)"/></svg>\n',
        ["7: wanted nothing from elsewhere, came fill='url(https://x.example/a)' of <rect>"],
    ),
    "a color from elsewhere, in disguise": (
        f'{PAGE}\n<svg><rect fill="URL(//x.example/a)" stroke="url(#b) url(//x.example/a)"/></svg>\n',
        [
            "7: wanted nothing from elsewhere, came fill='URL(//x.example/a)' of <rect>",
            "7: wanted nothing from elsewhere, came stroke='url(#b) url(//x.example/a)' of <rect>",
        ],
    ),
    "a comment that browsers end at once": (f"{PAGE}\n<!--><b>-->\n", [f"7: {comment_ends('<!-->')}"]),
    "another such comment": (f"{PAGE}\n<!---><b>-->\n", [f"7: {comment_ends('<!--->')}"]),
    "a section that browsers end at once": (
        f"{PAGE}\n<p><![CDATA[><b>]]></p>\n",
        [f"7: {ENDS} <![CDATA[, which browsers end at once"],
    ),
    "front matter that is a list": (
        f"---\ndescription: ['\"><b>']\n---\n{PAGE}",
        ["2: wanted plain text, came description: ['\"><b>']"],
    ),
    "front matter that is no text": (
        f"---\ntitle: <script>x</script>\n---\n{PAGE}",
        ["2: wanted plain text, came title: '<script>x</script>'"],
    ),
    "a key that nobody knows": (
        f"---\ntitel: x\n---\n{PAGE}",
        ["2: unknown key 'titel' of the front matter; known: title, description, first"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", RENDERED)
def test_what_a_reader_gets_is_asked(case, book):
    page, wanted = RENDERED[case]
    assert sorted(book({"docs/en/till.md": page})) == sorted(f"docs/en/till.md:{fault}" for fault in wanted)


AGAIN = "; record it anew: make record"
SHOWN = {
    "an escape": ("one\nt\x1b[1mwo\n", f".out:2: wanted text, came the control character '\\x1b'{AGAIN}"),
    "a nul": ("one\0\n", f".out:1: wanted text, came the control character '\\x00'{AGAIN}"),
    "a return": ("one\rtwo\n", f".out:1: wanted text, came the control character '\\r'{AGAIN}"),
    "a placeholder": ("\x02wzxhzdk:0\x03\n", f".out:1: wanted text, came the control character '\\x02'{AGAIN}"),
    "text turned around": ("one \u202e\n", f".out:1: wanted text, came the control character '\\u202e'{AGAIN}"),
    "a next line": ("one\x85two\n", f".out:1: wanted text, came the control character '\\x85'{AGAIN}"),
    "a byte": (b"one\n\xe9\n", ".out:2: wanted UTF-8, came byte E9: invalid continuation byte"),
    "an end of line of Windows": ("one\r\n", ""),
    "a sign that stands for one": ("one ␛[1m ⟨e9⟩\n", ""),
}


@pytest.mark.parametrize("case", SHOWN)
def test_a_recording_is_text(case, book):
    recorded, wanted = SHOWN[case]
    assert book({"snippets/till/one.out": recorded}) == ([f"snippets/till/one{wanted}"] if wanted else [])


def test_a_program_is_text(book):
    assert book({"snippets/till/one.py": PROGRAM.replace('"one"', '"o\x07"')}) == [
        r"snippets/till/one.py:5: wanted text, came the control character '\x07'; write it as an escape, such as \x1b"
    ]


def test_a_page_that_is_no_text_is_one_fault(book):
    found = book({"docs/en/more.md": b"\xff", "docs/en/.#till.md": b"\xff"})
    assert len(found) == 1 and found[0].startswith("docs/en/more.md:1: wanted UTF-8, came ")


def git(root, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


CONFIGURED = "nav:\n  - till.md\nextra:\n  redirects: {}\n"
GONE = "mkdocs.yml:4: wanted a line old.md: NEW.md, for the page that was renamed or taken away, came none"


def test_a_page_that_was_renamed_leaves_a_way(book, tmp_path):
    book({"docs/en/old.md": "# Old { #old }\n", "mkdocs.yml": CONFIGURED})
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Begin")
    (tmp_path / "docs/en/old.md").unlink()
    assert book({}) == [GONE]
    git(tmp_path, "commit", "-a", "-m", "Rename")
    assert book({}) == [GONE]
    assert book({"mkdocs.yml": CONFIGURED.replace("{}", "{old.md: till.md}")}) == []


def test_a_new_page_is_told_in_the_changelog(book, tmp_path):
    book({"mkdocs.yml": CONFIGURED})
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "Begin")
    glossary = {"docs/en/glossary.md": "# Glossary { #glossary }\n"}
    assert book(glossary) == [
        "docs/en/glossary.md:1: wanted a line of this new page in docs/en/changelog.md, with a link to glossary.md, came none"
    ]
    news = "---\ntitle: News\n---\n# News { #news }\n\nA [glossary](glossary.md).\n"
    found = book({**glossary, "docs/en/changelog.md": news})
    assert found == ["docs/en/changelog.md:1: wanted a place in the nav of mkdocs.yml, came none"]


def test_a_page_of_the_nav_that_is_missing_has_a_line(tmp_path, book):
    book({"mkdocs.yml": "nav:\n  - till.md\n  - gone.md\n"})
    found = page_checks.faults(tmp_path, nav=["till.md", "gone.md"])
    assert list(map(str, found)) == ["mkdocs.yml:3: wanted a page docs/en/gone.md, came none"]


def test_questions_are_asked_of_each_page(book):
    asked = "# What readers ask\n\n/till/\n    one\n    two   | /tell/\n\n/tell/\n    three\n"
    assert book({"tests/browser/questions.txt": asked}) == [
        "tests/browser/questions.txt:5: wanted the address of a page of the nav, came /tell/",
        "tests/browser/questions.txt:7: wanted the address of a page of the nav, came /tell/",
        "docs/en/till.md:1: wanted 5 questions below /till/ in tests/browser/questions.txt, came 2",
    ]


@pytest.mark.parametrize("case", FAULTS)
def test_fault(case, book):
    files, wanted = FAULTS[case]
    assert book(files) == [wanted]


def test_a_linked_term_and_a_link_to_a_program_are_right(book):
    glossary = "# Glossary { #glossary }\n\n### drawer { #drawer }\n\nSee [one.py](till.md#program-till-one).\n"
    assert (
        book({"docs/en/till.md": f"{PAGE}\nA [*drawer*](glossary.md#drawer).\n", "docs/en/glossary.md": glossary}) == []
    )


def test_what_stands_in_a_fence_is_left_alone(book):
    fence = "\n```text\n{snippet no/such.py}\n# No heading\n[dead](link.md)\n```\n"
    assert book({"docs/en/till.md": PAGE + fence}) == []


def test_line_numbers_count_the_front_matter(book):
    found = book({"docs/en/till.md": "---\ntitle: Till\n---\n" + PAGE + "\n## Again\n"})
    assert found[0].startswith("docs/en/till.md:10: ")


MARKED = {
    "plain": "```python\nx\n```\n",
    "with a class": "text\n\n```{.py title=a}\nx\n```\n\n```PYTHON\ny\n```\n",
    "in a list": "- item\n\n    ```py\n    if x:\n        y\n    ```\n",
    "after a fence of another language": "```text\n```python\n```\n\n```python\nx\n```\n",
    "of four backticks": "````python\nx\n````\n",
    "of tildes": "~~~python\nx\n~~~\n",
    "after three backticks in a line": "```text\na ``` b\n```\n\n```python\nx\n```\n",
    "without an end": "```python\nx\n",
    "empty": "```python\n```\n\n```python\nx\n```\n",
}


@pytest.mark.parametrize("case", MARKED)
def test_a_build_sees_the_fences_that_the_checks_see(case, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(MARKED[case], "utf-8")
    assert examples(MARKED[case]) == {found.start_line: found.source for found in find_examples(page)}


def test_a_build_sees_the_fences_of_the_book_that_the_checks_see():
    for page in sorted((ROOT / "docs" / "en").rglob("*.md")):
        assert list(examples(page.read_text("utf-8"))) == [found.start_line for found in find_examples(page)], page


LEFT_TO_PROGRAMS = {
    "a fork": ("import os\nos.fork()", "os.fork"),
    "an exec": ("import os\nos.execv('/bin/true', ['true'])", "os.execv"),
    "a process": ("import multiprocessing as mp\nmp.Process(target=print).start()", "multiprocessing.Process"),
    "a thread": ("import threading\nthreading.Thread(target=print).start()", "threading.Thread"),
    "a thread, below threading": ("import _thread\n_thread.start_new_thread(print, ())", "_thread.start_new_thread"),
    "a pool": (
        "import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor()",
        "concurrent.futures.ThreadPoolExecutor",
    ),
    "another program": ("import subprocess\nsubprocess.run(['true'])", "subprocess.run"),
    "an event loop": ("import asyncio\nasyncio.run(main())", "asyncio.run"),
    "a wait": ("import os\nos.wait()", "os.wait"),
    "a nap": ("import time\ntime.sleep(1)", "time.sleep"),
    "a file": ("print(1)\nopen('till.txt')", "open"),
    "a file by its path": ("import pathlib\npathlib.Path('till.txt').touch()", "pathlib.Path"),
    "a socket": ("import socket\nsocket.socket()", "socket.socket"),
    "a signal": ("import signal\nsignal.raise_signal(signal.Signals.SIGINT)", "signal.raise_signal"),
    "a handler": ("import signal\nsignal.signal(2, print)", "signal.signal"),
    "a start method": (
        "import multiprocessing\nmultiprocessing.set_start_method('spawn')",
        "multiprocessing.set_start_method",
    ),
    "a switch interval": ("import sys\nsys.setswitchinterval(1)", "sys.setswitchinterval"),
    "a module handed on": ("import os\nprint(getattr(os, 'fork')())", "os"),
    "a builtin's attribute": ("import math\nprint(open.__name__, math.pi)", "open.__name__"),
    "a module that nobody has listed": ("import webbrowser\nwebbrowser.open('till')", "webbrowser.open"),
    "a name that begins like a harmless one": ("import queue\nqueue.QueueX()", "queue.QueueX"),
}


@pytest.mark.parametrize("case", LEFT_TO_PROGRAMS)
def test_a_fence_leaves_it_to_a_program(case, book):
    source, name = LEFT_TO_PROGRAMS[case]
    wanted = f"docs/en/till.md:9: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses {name}"
    assert book({"docs/en/till.md": f"{PAGE}\n```python\n{source}\n```\n"}) == [wanted]


@pytest.mark.parametrize(
    "source",
    [
        "import os\nprint(os.waitstatus_to_exitcode(768))",
        "import signal\nprint(signal.Signals(15).name)",
        "from queue import Queue as Shelf\nShelf().put(1)",
        "from contextvars import copy_context\ncopy_context().run(print)",
        "import concurrent.futures as cf\ncf.Future().set_result(1)",
    ],
)
def test_a_fence_may_use_what_starts_nothing(source, book):
    assert book({"docs/en/till.md": f"{PAGE}\n```python\n{source}\n```\n"}) == []
