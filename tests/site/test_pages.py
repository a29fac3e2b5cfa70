"""Every page holds what the rules for pages ask, and its embeds give figures."""

import itertools
import re

import markdown
import pytest
import yaml

from book import ROOT
from book.check.fault import BookError
from book.check.python import SUPPORTED
from book.site import page_checks
from book.site.embed import SnippetExtension
from book.site.markup import embeds
from book.site.mkdocs_hook import nav_pages

DOCS = ROOT / "docs" / "en"


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which may name Python objects."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def test_pages_hold():
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    wrong = page_checks.faults(ROOT, nav=list(nav_pages(config["nav"])))
    if wrong:
        pytest.fail("\n".join(map(str, wrong)), pytrace=False)


def test_each_number_of_the_home_page_is_held_by_something():
    """By the measurement that writes it, or by the program beside it; a Python is one that the book supports."""
    text = (DOCS / "index.md").read_text("utf-8")
    assert text.startswith("# "), "front matter has numbers of its own"
    shown = "".join((ROOT / "snippets" / name).read_text("utf-8") for name in re.findall(r"\{snippet (\S+)", text))
    text = re.sub(
        r"<!-- generated.*?<!-- /generated -->|^\{(?:snippet|picture) .*?\}$|\]\(\S+\)|`.*?`",
        "",
        text,
        flags=re.M | re.S,
    )
    held = {*re.findall(r"\d+", shown), str(SUPPORTED[0]), str(SUPPORTED[-1])}
    assert set(re.findall(r"\d+(?:\.\d+)*", text)) <= held


PAGES = pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.relative_to(DOCS).as_posix())


@PAGES
def test_embeds(page):
    extension = SnippetExtension()
    extension.context.page = page.relative_to(DOCS).as_posix()
    extension.context.source = page.relative_to(ROOT).as_posix()
    features = ["admonition", "attr_list", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
    try:
        markdown.markdown(page.read_text("utf-8"), extensions=[*features, extension])
    except BookError as error:
        pytest.fail(str(error), pytrace=False)


def test_the_messages_of_the_cheat_sheet_are_headings():
    """Word for word, where the link behind each leads."""
    messages = (DOCS / "cheat-sheet.md").read_text("utf-8").partition("{ #ten-messages }")[2].split("\n- ")[1:]
    assert len(messages) == 10
    for item in messages:
        message, page, anchor = re.fullmatch(r"(`.+?`):.*\]\((.+)#(.+)\)\s*", item, re.S).groups()
        assert f"### {message} {{ #{anchor} }}\n" in (DOCS / page).read_text("utf-8"), message


COUNT = re.compile(r"([\d,]+) (?:of (?:the )?([\d,]+) \[schedules|schedules of ([\d,]+)|of ([\d,]+) schedules)")
REPORT = re.compile(r"^([\d,]+) schedules at .*\n((?: *[\d,]+  .*\n)+)", re.M)
FEWEST_COUNTS = 5


def counts(report):
    """How many schedules a report has; how many of them end in any one way, or in any of several."""
    schedules, outcomes = REPORT.search(report).groups()
    ends = [number(line.split()[0]) for line in outcomes.splitlines()]
    return number(schedules), {sum(some) for n in range(len(ends)) for some in itertools.combinations(ends, n + 1)}


def number(text):
    return int(text.replace(",", ""))


def test_a_number_of_schedules_is_one_that_a_program_of_the_page_prints():
    """A recording that changes is not forgotten in the text."""
    found = 0
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text("utf-8")
        files = [(ROOT / "snippets" / embed.name).with_suffix(".out") for embed in embeds(text)]
        recorded = [file.read_text("utf-8") for file in files if file.exists()]
        reports = [counts(report) for report in recorded if REPORT.search(report)]
        for said in COUNT.finditer(" ".join(text.split())):
            some, of = (number(part) for part in said.groups() if part)
            assert any(of == schedules and some in ends for schedules, ends in reports), f"{page.name}: came {said[0]}"
            found += 1
    assert found >= FEWEST_COUNTS
