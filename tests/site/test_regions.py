"""Generated regions are what their producers make; whatever else is on a page stays as it is, and each mistake is named."""

import os
from collections.abc import Callable

import pytest

from book import ROOT
from book.check import run
from book.site import quotes, regions
from book.site.regions import COMMAND, Producer, find_regions, plan, read_pages, write_pages

MENDED = f"; mend it with: {COMMAND}"


def till(name: str) -> str:
    if name == "bob":
        raise ValueError("wanted a clerk with a till, came bob")
    return f"```text\n{name}: 100\n```"


PRODUCERS = {"till": Producer(till)}


def page(*words: str, text: str = "```text\nann: 100\n```") -> str:
    return f"<!-- generated: {' '.join(words)} -->\n\n{text}\n\n<!-- /generated -->\n"


def test_every_region_is_up_to_date(monkeypatch):
    monkeypatch.setattr(run, "GRACE", 0.5)  # what is left would not end within 2 s either
    made = plan(read_pages())
    assert [*map(str, made.faults), *map(str, made.stale)] == []
    assert made.pages == {}


def test_a_region_that_is_up_to_date_stays():
    made = plan({"docs/en/a.md": page("till", "ann")}, PRODUCERS)
    assert (made.faults, made.stale, made.pages) == ([], [], {})


def test_two_regions_are_written_and_nothing_else_is_touched():
    before = "---\ntitle: Tills\n---\n\n# Tills\r\n\nthe till  \n\n{}\n  and\t\n\n{}\nno end"
    old = before.format(
        page("till", "ann", text="gone"), page("till", "'ann and eve'", text="```text\nnine\nlines\n```")
    )
    new = before.format(page("till", "ann"), page("till", "'ann and eve'", text="```text\nann and eve: 100\n```"))
    made = plan({"docs/en/a.md": old}, PRODUCERS)
    assert made.pages == {"docs/en/a.md": new}
    assert [str(fault) for fault in made.stale] == [
        f"docs/en/a.md:11: wanted '```text', came 'gone'{MENDED}",
        f"docs/en/a.md:20: wanted 'ann and eve: 100', came 'nine'{MENDED}",
    ]
    assert plan(made.pages, PRODUCERS).pages == {}


def test_an_empty_region_is_filled():
    made = plan({"a.md": "<!-- generated: till ann -->\n<!-- /generated -->"}, PRODUCERS)
    assert made.pages == {"a.md": page("till", "ann").rstrip("\n")}
    assert [str(fault) for fault in made.stale] == [f"a.md:2: wanted '', came the end of the region{MENDED}"]


def test_a_marker_in_a_fence_is_text():
    text = f"```text\n{page('no', 'such', text='region')}```\n"
    assert find_regions("a.md", text) == []


@pytest.mark.parametrize(
    "text, wanted",
    [
        (page("tea", "ann"), "a.md:1: wanted a region of till; came 'tea'"),
        (page("till", "bob"), "a.md:1: wanted a clerk with a till, came bob"),
        (page("till"), "a.md:1: wanted till(name: str) -> str, came till: missing a required argument: 'name'"),
        (page("till", "'ann"), 'a.md:1: wanted the words of a shell, came "till \'ann": No closing quotation'),
        ("\n" + page("till", "ann")[:-10], "a.md:2: wanted '<!-- /generated -->' after this region, came"),
        (
            "<!-- generated: till ann -->\n\n" + page("till", "eve"),
            "a.md:1: wanted '<!-- /generated -->' after this region, came another one in line 3",
        ),
        (
            "# Till\n<!-- /generated -->",
            "a.md:2: wanted '<!-- generated: ... -->' before '<!-- /generated -->', came none",
        ),
        (
            "<!-- generated till ann -->",
            "a.md:1: wanted '<!-- generated: KIND WORD ... -->' or '<!-- /generated -->', came "
            "'<!-- generated till ann -->'",
        ),
        (
            "- " + page("till", "ann"),
            "a.md:1: wanted '<!-- generated: KIND WORD ... -->' or '<!-- /generated -->', came "
            "'- <!-- generated: till ann -->'",
        ),
    ],
)
def test_a_wrong_marker_is_named(text, wanted):
    faults = [str(fault) for fault in plan({"a.md": text}, PRODUCERS).faults]
    assert len(faults) == 1
    assert faults[0] == wanted or (wanted.endswith("came") and faults[0].startswith(wanted))


def test_a_region_that_stands_twice_is_named():
    text = page("till", "ann")
    made = plan({"a.md": text, "b.md": f"{text}\n{page('till', 'eve')}\n{text}"}, PRODUCERS)
    assert [str(fault) for fault in made.faults] == [
        "b.md:1: wanted a region that stands once, came till ann, also in a.md:1",
        "b.md:17: wanted a region that stands once, came till ann, also in a.md:1",
    ]


def test_a_text_without_a_place_is_named():
    producers = {"till": Producer(till, names=lambda: [("ann",), ("eve and ann",)])}
    made = plan({"a.md": page("till", "ann")}, producers)
    assert [str(fault) for fault in made.faults] == [
        "docs/en:1: wanted a page with \"<!-- generated: till 'eve and ann' -->\", came none"
    ]


def test_what_differs_between_runs_is_no_difference():
    producers = {"till": Producer(lambda name: f"{name}: pid 2", varies=quotes.varies)}
    assert plan({"a.md": page("till", "ann", text="ann: pid 1")}, producers).pages == {}
    assert plan({"a.md": page("till", "ann", text="bob: pid 1")}, producers).pages != {}


def test_a_page_is_written_whole(tmp_path, monkeypatch):
    old = tmp_path / "docs/en/a.md"
    old.parent.mkdir(parents=True)
    old.write_bytes("été\r\n".encode())
    old.chmod(0o640)
    assert read_pages(tmp_path) == {"docs/en/a.md": "été\r\n"}
    with old.open("rb") as reader:
        write_pages({"docs/en/a.md": "ann\r\n"}, read_pages(tmp_path), tmp_path)
        assert reader.read() == "été\r\n".encode()  # who reads it meanwhile reads all of the old page
    assert (old.read_bytes(), old.stat().st_mode & 0o777) == (b"ann\r\n", 0o640)
    assert os.listdir(old.parent) == ["a.md"]


@pytest.fixture
def command(tmp_path) -> Callable:
    """The command, on a page in an empty book: its exit status, and the page after it."""
    path = tmp_path / "docs/en/a.md"
    path.parent.mkdir(parents=True)

    def run_command(text: str, *arguments: str) -> tuple[int, str]:
        path.write_text(text)
        return regions.main(arguments, tmp_path, PRODUCERS), path.read_text()

    return run_command


def test_the_command_writes(command, capsys):
    assert command(page("till", "ann", text="gone")) == (0, page("till", "ann"))
    assert capsys.readouterr().out == "written docs/en/a.md\n"


def test_the_check_writes_nothing(command, capsys):
    assert command(page("till", "ann", text="gone"), "--check") == (1, page("till", "ann", text="gone"))
    assert capsys.readouterr().err == f"docs/en/a.md:3: wanted '```text', came 'gone'{MENDED}\n"
    assert command(page("till", "ann"), "--check") == (0, page("till", "ann"))


def test_nothing_is_written_where_a_person_has_to_mend(command, capsys):
    text = page("till", "ann", text="gone") + page("tea", "ann")
    assert command(text) == (1, text)
    assert capsys.readouterr().err == "docs/en/a.md:6: wanted a region of till; came 'tea'\n"


@pytest.mark.parametrize(
    "quote, wanted",
    [
        (lambda: quotes.fault("left/chidl"), "wanted a file, came no tests/faults/snippets/left/chidl.py"),
        (lambda: quotes.fault("left/child frok"), "wanted a start method, came 'frok'"),
        (lambda: quotes.fault("good/stdin"), "wanted a fault of snippets/good/stdin.py, came a pass"),
        (lambda: quotes.pattern("checked/no_such"), "wanted a file, came no tests/patterns/checked/no_such.check"),
        (
            lambda: quotes.change("checked/two_clerks.py", '"eve"', "1"),
            'wanted "eve" in snippets/checked/two_clerks.py',
        ),
        (
            lambda: quotes.mutant("checked/two_clerks.py", "drop eve"),
            "wanted a mutant of snippets/checked/two_clerks.py",
        ),
    ],
)
def test_a_quote_of_nothing_is_refused(quote, wanted):
    with pytest.raises(ValueError) as caught:
        quote()
    assert str(caught.value).startswith(wanted)


def test_a_quote_is_what_is_said_now():
    assert quotes.fault("output/child_lost", "contract/misspelt_word") == (
        "```text\n"
        "snippets/output/child_lost.out:1: wanted 'child found: 100', came 'parent found: 100'\n"
        "snippets/contract/misspelt_word.py:2: wanted '# needs:' or '# runs:' under the docstring, came '# need: os.fork'\n"
        "```"
    )


def test_the_page_on_the_checks_quotes_each_kind():
    text = read_pages(ROOT)["docs/en/checked.md"]
    assert {region.words[0] for region in find_regions("checked.md", text)} == {"fault", "pattern", "change", "mutant"}
