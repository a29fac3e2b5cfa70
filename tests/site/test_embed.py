"""The embed gives the file exactly, its run, its versions and its links, wherever a page may put it."""

import html
import re
import textwrap

import markdown
import pytest

from book.check import verdicts
from book.check.fault import BookError
from book.check.program import Program
from book.check.python import Version, spell_versions
from book.site.embed import SnippetExtension

UNLOCKED = '"""A till `of` <two> **clerks**."""\n\n\ndef take(n):\n    return n - 1\n\n\nprint(take(3))\n'
LOCKED = UNLOCKED.replace("n - 1", "n - 2  # locked")
FEATURES = ["admonition", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]


@pytest.fixture
def book(tmp_path):
    folder = tmp_path / "snippets" / "till"
    folder.mkdir(parents=True)
    (folder / "open.py").write_text(UNLOCKED)
    (folder / "open.out").write_text("2\n")
    (folder / "locked.py").write_text(LOCKED)
    (folder / "locked.out").write_text("1\n")
    (folder / "locked.err").write_text("a <warning>\n")
    (folder / "locked.py312.out").write_text("one\n")
    (folder / "locked.py310.out").write_text("uno\n")
    (folder / "locked.py310.err").write_text("")
    (folder / "take_start.py").write_text(UNLOCKED)
    return tmp_path


@pytest.fixture
def convert(book):
    def convert(text: str, **settings) -> str:
        extension = SnippetExtension(root=str(book), **settings)
        extension.context.page = "till.md"
        return markdown.markdown(
            text, extensions=[*FEATURES, extension], extension_configs={"pymdownx.tabbed": {"alternate_style": True}}
        )

    return convert


def codes(page: str) -> list[str]:
    """The text of each code block, as a browser's textContent has it."""
    return [html.unescape(re.sub("<[^>]*>", "", code)) for code in re.findall(r"<pre><code>(.*?)</code>", page, re.S)]


def commands(page: str, system: str = "unix") -> list[str]:
    return re.findall(rf'data-system="{system}"[^>]*>(.*?)</code>', page)


def indented(width: int, text: str) -> str:
    return textwrap.indent(text, " " * width)


EMBED = "{snippet till/open.py}"
PLACES = {
    "alone": EMBED,
    "after a line": f"See:\n{EMBED}\nand on.",
    "in a list": f"1. First:\n\n{indented(4, EMBED)}\n\n2. Second.",
    "in a nested list": f"- one\n\n    - two\n\n{indented(8, EMBED)}",
    "in an admonition": f'!!! note "Note"\n\n{indented(4, EMBED)}',
    "in a folded answer": f'1. Question\n\n    ??? success "Answer"\n{indented(8, EMBED)}\n\n        The end.',
    "in a tab": f'=== "One"\n\n{indented(4, EMBED)}\n\n=== "Two"\n\n    text',
}


@pytest.mark.parametrize("place", PLACES)
def test_the_code_is_the_file_exactly(place, convert):
    page = convert(PLACES[place])
    assert codes(page) == [UNLOCKED, "2\n"]
    assert commands(page) == ["python3 open.py"] and commands(page, "windows") == ["py open.py"]
    assert page.count('<figure class="snippet beside"') == 1
    assert "{snippet" not in page and "\x02" not in page
    assert 'class="highlight python whole"' in page


def test_the_title_is_the_path_and_the_file_can_be_had(convert):
    page = convert(EMBED, repo="https://example.org/book/blob/main")
    assert ">snippets/<wbr>till/<wbr>open.py</span>" in page
    assert 'href="https://example.org/book/blob/main/snippets/till/open.py"' in page
    assert '<a download="open.py" href="snippets/till/open.py">' in page


def test_without_a_repository_there_is_no_link_to_one(convert):
    assert convert(EMBED).count("<a ") == 1


@pytest.mark.parametrize(
    "fence", ["```text\n{}\n```", "~~~\n{}\n~~~", "- item\n\n    ```text\n    {}\n    ```", "    {}"]
)
def test_an_embed_in_a_fence_is_text(fence, convert):
    page = convert(fence.format(EMBED))
    assert EMBED in page and "figure" not in page


def test_hl_marks_the_lines_that_contain_a_text(convert):
    page = convert('{snippet till/open.py hl="return|take("}')
    marked = re.findall(r'<span class="hll">(.*?)\n</span>', page)
    assert codes("".join(f"<pre><code>{line}</code>" for line in marked)) == [
        "def take(n):",
        "    return n - 1",
        "print(take(3))",
    ]
    assert codes(page)[0] == UNLOCKED


def test_diff_shows_what_differs_and_folds_the_whole(convert):
    page = convert("{snippet till/locked.py diff=open.py}")
    shown, *_, whole = codes(page)
    assert "-    return n - 1" in shown and "+    return n - 2  # locked" in shown and "@@" not in shown
    assert whole == LOCKED and "<details" in page


def test_a_difference_is_one_of_code(book, convert):
    """A docstring and a line of comment are no difference; a comment beside code is shown with it."""
    (book / "snippets/till/locked.py").write_text(
        LOCKED.replace("A till", "Another till").replace("\n\n\nprint", "\n\n\n# asks\nprint")
    )
    shown = codes(convert("{snippet till/locked.py diff=open.py}"))[0]
    assert [line for line in shown.split("\n") if line[:1] in "+-"] == [
        "-    return n - 1",
        "+    return n - 2  # locked",
        "",
    ]
    (book / "snippets/till/locked.py").write_text(LOCKED.replace('"""\n\n', '"""\n\n# needs: os.fork\n\n', 1))
    (book / "snippets/till/locked.out").write_text("ann  line  7  read\n")  # so that the contract stays
    again = codes(convert("{snippet till/locked.py diff=open.py}"))[0]
    assert [line for line in again.split("\n") if line[:1] in "+-"] == [
        "-    return n - 1",
        "+    return n - 2  # locked",
        "",
    ]
    (book / "snippets/till/locked.py").write_text(UNLOCKED.replace("till", "drawer").replace("(3))", "(3))  # two"))
    with pytest.raises(BookError, match="wanted a difference"):
        convert("{snippet till/locked.py diff=open.py}")


@pytest.mark.parametrize("told", ["2\n", 'File "open.py", line 7\n', "ann  line  7  read\n"])
def test_the_contract_is_left_out_where_the_run_tells_no_lines(told, book, convert):
    for below in ("\nimport os\n", "\n\ndef take(n):\n    return n\n"):
        kept = f'"""A till."""\n\n# needs: os.fork\n# runs: exit 1\n{below}'
        (book / "snippets/till/open.py").write_text(kept)
        (book / "snippets/till/open.out").write_text(told)
        assert codes(convert(EMBED))[0] == (f'"""A till."""\n{below}' if told == "2\n" else kept)


def test_inner_shows_the_program_in_a_program(book, convert):
    outer = '"""Runs a shop."""\n\nSHOP = """\nprint(take)\n"""\nrun(SHOP)\n'
    (book / "snippets/till/open.py").write_text(outer)
    page = convert('{snippet till/open.py inner=SHOP hl="print"}')
    assert codes(page) == ["print(take)\n", "2\n", outer]
    assert ">SHOP: the program in snippets/<wbr>till/<wbr>open.py</span>" in page and "<details" in page
    for wrong in ("inner=TILL", "inner=run"):
        with pytest.raises(BookError, match="wanted a text named .* at the top of snippets/till/open.py, came none"):
            convert(f"{{snippet till/open.py {wrong}}}")
    with pytest.raises(BookError, match="wanted diff or inner, came both"):
        convert("{snippet till/open.py inner=SHOP diff=locked.py}")


def test_the_start_of_an_exercise_has_no_run(convert):
    assert codes(convert("{snippet till/take_start.py}")) == [UNLOCKED]


def test_each_version_with_a_run_of_its_own_has_a_tab(convert):
    page = convert("{snippet till/locked.py}")
    labels = re.findall(r"<label[^>]*>(.*?)</label>", page)
    assert labels == ["Python 3.13 to 3.15", "Python 3.11 to 3.12", "Python 3.10"]
    warning = "a <warning>\n"
    assert codes(page)[1:] == ["1\n", warning, "one\n", warning, "uno\n"]
    assert commands(page) == ["python3 locked.py"] * 3


def test_each_tab_and_each_run_knows_its_pythons(convert):
    page = convert("{snippet till/locked.py}\n\n{snippet till/locked.py}")
    for tag in ("input", 'div class="highlight run"'):
        told = re.findall(rf'<{tag}[^>]* data-python="(.*?)"', page)
        assert told == ["3.15 3.14 3.13", "3.12 3.11", "3.10"] * 2
    ids = re.findall(r' id="(run-.*?)"', page)
    assert len(ids) == len(set(ids)) == 6 and ids == re.findall(r' for="(.*?)"', page)
    assert page.count(" checked>") == 2 and page.index("checked") < page.index("3.12 3.11")


def test_a_program_and_its_run_stand_side_by_side_where_both_are_narrow(convert, book):
    assert 'class="snippet beside"' in convert(EMBED)
    (book / "snippets/till/open.out").write_text("2" * 110 + "\n")
    assert 'class="snippet"' in convert(EMBED)


def test_a_run_that_prints_nothing_but_an_error(convert, book):
    (book / "snippets/till/open.out").write_text("")
    (book / "snippets/till/open.err").write_text("Traceback (most recent call last):\nValueError: <2>\n")
    page = convert(EMBED)
    assert codes(page)[1:] == ["Traceback (most recent call last):\nValueError: <2>\n"]
    assert "standard error" in page


def test_a_table_has_a_box_that_scrolls():
    page = markdown.markdown("| a |\n| - |\n| b |\n\nend", extensions=["tables", SnippetExtension()])
    assert re.search(r'<div class="scroll">\s*<table>.*</table>\s*</div>\s*<p>end</p>', page, re.S)


def test_a_mistake_is_reported_with_page_and_program(convert):
    page = convert(EMBED, issues="https://example.org/book/issues/new?template=mistake.yml")
    assert "template=mistake.yml&amp;page=till.md&amp;program=till/open.py" in page


def save(program: Program, words: dict[str, str]) -> None:
    judged = {Version.parse(version): verdict for version, verdict in words.items()}
    verdicts.save_verdicts([program], {program.name: judged})


def test_the_strip_is_made_from_the_verdicts_of_this_source(convert, book):
    program = Program.load(book / "snippets/till/locked.py", book)
    assert "Not yet run on other versions." in convert("{snippet till/locked.py}")
    words = {"3.10": "own", "3.11": "own", "3.14": "same", "3.15": "same", "3.14t": "same"}
    save(program, words)
    page = convert("{snippet till/locked.py}")
    assert "Ran as shown on Python 3.14 to 3.15 and free-threaded 3.14." in page
    assert '<span data-python="3.10 3.11">Prints something else on 3.10 to 3.11: see the tabs.' in page
    program.path.write_text(LOCKED + "\n")
    assert "Not yet run on other versions." in convert("{snippet till/locked.py}")


def test_the_strip_of_an_exercise_says_that_its_start_fails(convert, book):
    program = Program.load(book / "snippets/till/take_start.py", book)
    save(program, {"3.14": "same"})
    assert "Does not pass yet, as it should, on Python 3.14." in convert("{snippet till/take_start.py}")


def test_versions_are_told_as_a_sentence_would():
    versions = map(Version.parse, ["3.10", "3.11", "3.13", "3.15", "3.13t", "3.14t"])
    assert spell_versions(versions) == "3.10 to 3.11, 3.13, 3.15 and free-threaded 3.13 to 3.14"


def test_a_program_that_did_not_pass_says_so(book):
    extension = SnippetExtension(root=str(book))
    extension.context.standing = lambda program: "unverified"
    page = markdown.markdown(EMBED, extensions=[extension])
    assert '<span class="versions unverified"><span>Not verified since its last change.' in page


def test_what_windows_lacks_is_said(book, convert):
    path = book / "snippets/till/open.py"
    path.write_text(UNLOCKED.replace('"""\n', '"""\n\n# needs: os.fork, procfs\n', 1))
    assert '<span data-system="windows">Not on Windows: needs os.fork, a /proc.' in convert(EMBED)


KNOWN = 'known: hl="text|text", diff=sibling.py or inner=NAME; or stepper, alone'
WRONG = {
    "{snippet till/gone.py}": "wanted a program, came no snippets/till/gone.py",
    "{snippet till/open.py hl=lock}": "wanted a line with 'lock' in snippets/till/open.py, came none",
    "{snippet till/open.py hl=clerks}": "wanted a line with 'clerks' in snippets/till/open.py, came none",
    "{snippet till/open.py hl=take|lock}": "wanted a line with 'lock' in snippets/till/open.py, came none",
    "{snippet till/open.py diff=gone.py}": "wanted a sibling, came no gone.py beside snippets/till/open.py",
    "{snippet till/open.py diff=open.py}": "wanted a difference between open.py and snippets/till/open.py, came none",
    "{snippet till/open.py def=take}": f"unknown option 'def=take'; {KNOWN}",
    "{snippet till/open.py output=no}": f"unknown option 'output=no'; {KNOWN}",
    '{snippet till/open.py hl="take}': "wanted words as in a shell, came 'till/open.py hl=\"take': no closing quotation",
}


@pytest.mark.parametrize("embed", WRONG)
def test_a_wrong_embed_ends_the_build_with_page_and_line(embed, convert):
    with pytest.raises(BookError) as error:
        convert(f"# Till\n\ntext\n\n- item\n\n    {embed}\n")
    assert str(error.value) == f"till.md:7: {WRONG[embed]}"


def test_a_program_without_a_recording(convert, book):
    (book / "snippets/till/open.out").unlink()
    with pytest.raises(
        BookError,
        match="till.md:1: wanted a recorded run of snippets/till/open.py, came none; make record writes it",
    ):
        convert(EMBED)


def test_control_characters_are_shown_as_signs(book, convert):
    """Two of them are Python-Markdown's own: between them stands the number of what it puts in last."""
    (book / "snippets/till/open.out").write_bytes(b"\x1b[1m \x02wzxhzdk:0\x03\x7f\n")
    page = convert(EMBED)
    assert codes(page) == [UNLOCKED, "␛[1m ␂wzxhzdk:0␃␡\n"]


def test_another_unicode_form_is_told(book, convert):
    (book / "snippets/till/open.py").write_text('"""One."""\n\nprint("é")\n', "utf-8")
    with pytest.raises(BookError, match="came it in another Unicode form; save both files as NFC"):
        convert("{snippet till/open.py hl=e\u0301}")


def test_what_is_wrong_stands_in_its_place_where_that_is_asked_for(book):
    extension = SnippetExtension(root=str(book))
    extension.context.source, extension.context.faults = "docs/en/till.md", []
    wrong = "{snippet till/no.py}"
    page = markdown.markdown(f"{wrong}\n\n{EMBED}\n\n{wrong}\n", extensions=[*FEATURES, extension])
    told = [f"docs/en/till.md:{n}: wanted a program, came no snippets/till/no.py" for n in (1, 5)]
    assert list(map(str, extension.context.faults)) == told
    assert all(f'role="alert">{text}</p>' in page for text in told)
    assert codes(page) == [UNLOCKED, "2\n"]


def test_a_stale_run_is_marked(book):
    extension = SnippetExtension(root=str(book))
    extension.context.standing = lambda program: "unverified"
    page = markdown.markdown(EMBED, extensions=[*FEATURES, extension])
    assert page.count('<span class="stale">Stale: make record</span>') == 1
