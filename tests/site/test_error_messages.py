"""The index of error messages has what headings quote, and a program of the book has printed each."""

import re
from types import SimpleNamespace

import pytest

from book import ROOT
from book.check.program import Program, find_programs
from book.site.error_messages import OTHER, Place, html, index, pattern, quoted
from book.site.html import Document
from book.site.markup import HEADING, figure_id, text_lines
from book.site.search import sections

OF_THE_SHELL = {"Bus error", "Segmentation fault"}  # no program can print them


def page(name: str, *headings: str, program: str = ""):
    found = re.sub(
        "`(.*?)`",
        r"<code>\1</code>",
        "".join(
            f'<h3 id="{name}-{n}">{heading}</h3><p><strong>It stops & <code>get</code> waits too.</strong> Why.</p>'
            for n, heading in enumerate(headings)
        ),
    )
    figure = f'<figure class="snippet" id="{figure_id(program)}"></figure>' if program else ""
    return SimpleNamespace(url=f"{name}/", title=name.title()), Document(found + figure)


def program(folder, name: str, out: str) -> Program:
    path = folder / "snippets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("print()\n", "utf-8")
    path.with_suffix(".out").write_text(out, "utf-8")
    return Program.load(path, folder)


def names(found) -> dict[str, list[str]]:
    return {name: list(entries) for name, entries in found.items()}


def test_a_heading_names_the_exception():
    headings = "`queue.Empty`", "`ValueError: no place` for tea", "`with lock` and `a = 1`", "no message", "`Bus error`"
    found = index([page("pool", *headings)], [])
    assert names(found) == {"Empty": [""], "ValueError": ["no place"], OTHER: ["Bus error"]}


@pytest.mark.parametrize(
    ("out", "expected"),
    [
        ("a: PicklingError: cannot pickle 'A' object\n", {"PicklingError"}),
        (
            "x.ErrorA: AttributeError: cannot pickle 'A' object\nTypeError: cannot pickle 'A' object\n",
            {"AttributeError", "TypeError"},
        ),
        ("RuntimeError: \n   cannot pickle 'A'\n   object\n", {"RuntimeError"}),
        ("RuntimeError: no\ncannot pickle 'A' object\n", {OTHER}),
        ("ValueError: other\n", {OTHER}),
    ],
)
def test_a_recording_of_the_page_names_it(tmp_path, out, expected):
    ran = program(tmp_path, "pool/a.py", out)
    assert set(index([page("pool", "`cannot pickle 'A' object`", program="pool/a.py")], [ran])) == expected
    assert set(index([page("pool", "`cannot pickle 'A' object`")], [ran])) == {OTHER}


def test_one_message_of_two_pages_is_one_entry():
    found = index([page("pool", "`no such thing here`"), page("pipe", "`OSError: no such thing here`")], [])
    assert [place.title for place in found["OSError"]["no such thing here"]] == ["Pool", "Pipe"]
    assert set(found) == {"OSError"}


def test_dots_and_numbers_stand_for_any():
    assert pattern("pid 4711 of '/psm_...' is gone").search("pid 3 of '/psm_a1' is\n gone")
    assert not pattern("pid 4711 of '/psm_...'").search("pid x of '/psm_a1'")


def test_an_entry_tells_the_symptom_and_leads_to_the_section():
    _, content = page("pool", "`KeyError: '<a>'`")
    place = Place("pool/", "Pool", sections(content)[0])
    shown = html({"KeyError": {"'<a>'": [place]}}, "error-messages/")
    assert "<dt><code>&#x27;&lt;a&gt;&#x27;</code></dt>" in shown
    assert '<dd><a href="../pool/#pool-0">It stops &amp; <code>get</code> waits too.</a> Pool</dd>' in shown
    assert '<a href="#message-KeyError">KeyError</a>' in shown


def test_a_program_of_the_book_has_printed_each():
    recordings = [r.path for program in find_programs() for name in ("out", "err") for r in program.recordings(name)]
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    aside = re.search(r"^  aside: \[(.*?)\]", config, re.M)[1].split(", ")
    pages = {page.name: page.read_text("utf-8") for page in sorted((ROOT / "docs" / "en").glob("*.md"))}
    lines = [line for text in pages.values() for line in text.split("\n") if line.lstrip().startswith("#> ")]
    for check in (ROOT / "tests" / "patterns").rglob("*.check"):  # they hold what older versions print, too
        lines += [line for line in check.read_text("utf-8").split("\n") if not line.startswith("COM:")]
    printed = "\n".join([*(path.read_text("utf-8") for path in recordings), *lines])
    messages = {
        message or name: f"{page}:{number}"
        for page, text in pages.items()
        if page not in aside
        for number, line in text_lines(text)
        if (heading := HEADING.match(line))
        for name, message in quoted(heading[2])
    }
    assert len(messages) > 100
    missing = {message: where for message, where in messages.items() if not pattern(message).search(printed)}
    assert set(missing) == OF_THE_SHELL, missing
