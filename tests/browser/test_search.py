"""Finding: each question of questions.txt leads to its page, and each failure of the book, in its own words, to its section."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import pytest
import visit
from built import LOST, ROOT, WHOLE_BOOK, shown, source
from visit import RESULT_LINKS, RESULTS, SEARCH, WIDE, until

from book.site.questions import sections

A_PAGE = 1_600  # bytes of the index for each page, as sent: 160 KB for a hundred
NAMED = re.search(r"^  aside: \[(.*?)\]", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)[1]
ASIDE = {f"{name.removesuffix('.md')}/".removeprefix("index/") for name in NAMED.split(", ")}
STATUS = "document.querySelector('.search [role=status]').textContent"
# The first three pages: where each leads, its best section, and the line below.
FOUND = f"""() => [...document.querySelectorAll("{RESULTS}")].slice(0, 3).map(item => {{
  const link = item.querySelector("a"), text = what => link.querySelector(what).textContent
  return [link.href, text("b"), text(":scope > span")]
}})"""
# What the search answers to each question: the sections in order as [address, heading, lines], and the words that are nowhere.
ASK = """async ([script, questions]) => {
  const ask = await (await import(script)).asked
  return questions.map(question => {
    const {pages, missing, lacking, scattered} = ask(question)
    return {missing, lacking, scattered, found: pages.slice(0, 3).flatMap(
      ([page, found]) => found.map(part => [page.url.replace("./", "") + "#" + part.anchor, part.heading, part.symptoms]))}
  })
}"""


def questions() -> list[tuple[str, list[str]]]:
    """Each question with the addresses of its pages, that under which it stands first."""
    text = (ROOT / "tests/browser/questions.txt").read_text("utf-8")
    return [
        (question.text, [address[1:] for address in [section.address, *question.others]])
        for section in sections(text)
        for question in section.questions
    ]


@pytest.fixture(scope="module")
def box(windows):
    """A page with the search open, on a wide screen."""
    with windows.opened("", viewport=WIDE) as page:
        visit.search(page, "process")
        yield page


@pytest.fixture(scope="module")
def ask(box, server):
    """Asks the search without typing: many questions at once, and what it answers to each."""
    return lambda asked: box.evaluate(ASK, [server.url("assets/search.js"), asked])


@pytest.mark.parametrize("question, pages", [pytest.param(q, pages, id=f"/{pages[0]}-{q}") for q, pages in questions()])
def test_question(box, server, question, pages):
    box.locator(SEARCH).fill(question)
    found = box.evaluate(FOUND)
    came = [link.removeprefix(server.url("")).partition("#")[0] for link, _, _ in found]
    assert set(came) & set(pages), [f"/{page}" for page in came]
    assert pages[0] in ASIDE or came[0] not in ASIDE - set(pages), f"/{came[0]} stands before every chapter"
    for link, section, context in found:
        assert section, f"a result without its section: {link}"
        assert context, f"a result without a line of context: {link}"


def test_list_of_questions(site):
    """Five for each page, sixty in all, and no page that is not there."""
    asked = Counter(pages[0] for _, pages in questions())
    pages = [page for page in site.visited if page not in (LOST, WHOLE_BOOK)]
    assert [f"/{page}" for page in pages if asked[page] < 5] == []
    assert {page for _, wanted in questions() for page in wanted} <= set(pages)
    assert sum(asked.values()) >= 60


class Symptom(NamedTuple):
    """A line that a reader meets where something fails: an error message, or a bold line; and the section it stands in."""

    section: str
    line: str

    def queries(self) -> list[str]:
        """It in full, its first five words, and three of its middle."""
        parts = self.line.split()
        middle = (len(parts) - 3) // 2
        return list(dict.fromkeys([self.line, " ".join(parts[:5]), " ".join(parts[middle : middle + 3])]))


def symptoms(address: str, text: str) -> Iterator[Symptom]:
    """Those of a page, from its Markdown: headings that hold an error or begin a failure, and bold lines below a heading."""
    part = anchor = heading = ""
    for block in re.split(r"\n\s*\n", re.sub(r"^ *(```|~~~).*?^ *\1", "", text, flags=re.M | re.S)):
        if match := re.match(r"(##+) (.*?) \{ #(\S+) \}", block):
            level, heading, anchor = match.groups()
            part = anchor if level == "##" else part
            if part == "what-goes-wrong" != anchor or re.search(r"(Error|Exception|Warning)\b", heading):
                yield Symptom(f"{address}#{anchor}", plain(heading))
        elif anchor and (match := re.match(r"\*\*(.+?)\*\*", block, re.S)):
            yield Symptom(f"{address}#{anchor}", plain(match[1]))


def plain(markdown: str) -> str:
    """Markdown as a reader sees it and types it."""
    return " ".join(re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"[`*]|\\(?=\W)", "", markdown)).split())


def words(text: str) -> str:
    return " ".join(["", *re.findall(r"[^\W_]+", text.lower()), ""])


def astray(told: list[Symptom], ask) -> list[str]:
    """The queries whose section does not come first, nor any other that shows the same words in its heading or symptom."""
    asked = [(symptom, query) for symptom in told for query in symptom.queries()]
    wrong = []
    for (symptom, query), answer in zip(asked, ask([query for _, query in asked])):
        section, heading, lines = answer["found"][0] if answer["found"] else ("nothing", "", [])
        if section != symptom.section and not any(words(query) in words(line) for line in [heading, *lines]):
            wrong.append(f"/{symptom.section}: {query!r}: first came /{section}")
    return wrong


def test_each_failure_is_found_in_its_own_words(ask, chapter):
    if chapter in ASIDE or source(chapter).suffix != ".md":
        pytest.skip("a page about the book")
    assert astray(list(symptoms(chapter, source(chapter).read_text("utf-8"))), ask) == []


def test_a_failure_that_is_not_found_is_told(ask):
    """The check above can fail: of two lines, one stands on no page."""
    page = "## What goes wrong { #what-goes-wrong }\n\n### `get` never returns { #get-never-returns }\n\n**The tea is cold, and no clerk is awake.** So\n"
    told = list(symptoms("pool-failures/", page))
    assert [line for _, line in told] == ["get never returns", "The tea is cold, and no clerk is awake."]
    assert [wrong.partition(": first")[0] for wrong in astray(told, ask)] == [
        f"/pool-failures/#get-never-returns: {query!r}" for query in told[1].queries()
    ]


def test_all_failures_are_asked(site):
    """So that none is left out by how it is written."""
    asked = [symptom for page in site.chapters if page not in ASIDE and source(page).suffix == ".md"
             for symptom in symptoms(page, source(page).read_text("utf-8"))]  # fmt: skip
    assert len(asked) > 250 and all(len(symptom.line) > 3 for symptom in asked)


def test_messages_of_recorded_runs_are_found(ask, chapter):
    """The last line of a traceback leads to the page that shows it."""
    errors = [program.stem.with_suffix(".err") for program in shown(chapter) if program.runs]
    last = [path.read_text("utf-8").rstrip().rpartition("\n")[2] for path in errors if path.exists()]
    messages = list(dict.fromkeys(line for line in last if re.match(r"[\w.]+(Error|Exception|Warning): ", line)))
    if not messages:
        pytest.skip("no error ends a run on this page")
    for message, answer in zip(messages, ask(messages)):
        came = [section.partition("#")[0] for section, _, _ in answer["found"]]
        assert chapter in came, f"{message}: {came}"


@pytest.mark.parametrize(
    "question, missing, lacking",
    [
        ("hypercorn", ["hypercorn"], True),
        ("supervisord crontab", ["supervisord", "crontab"], True),
        ("hypercorn process fork", ["hypercorn"], True),  # what is known says nothing
        ("hypercorn zombie orphan", ["hypercorn"], False),
        ("pool hangs", [], False),
        ("is it the", [], False),
        ("zo", ["zo"], True),  # two letters are no beginning of a word
        ("zom", [], False),
        ("zom fork", ["zom"], True),  # nor is a word that is followed by another
        ("ctrl-c", [], False),
    ],
)  # fmt: skip
def test_words_that_are_nowhere_are_told(box, ask, question, missing, lacking):
    (answer,) = ask([question])
    assert (answer["missing"], answer["lacking"]) == (missing, lacking)
    box.locator(SEARCH).fill(question)
    told = box.evaluate(STATUS)
    assert [word in told for word in missing] == [True] * len(missing), told
    assert told.startswith("Nothing on these pages about ") == lacking, told


@pytest.mark.parametrize(
    "question, section, symptom",
    [
        ("pool hangs", "pool-failures/#get-never-returns", "The program hangs, and no process is busy."),
        ("my pool is stuck", "pool-failures/#get-never-returns", "The program hangs, and no process is busy."),
        (
            "ctrl-c threads",
            "threads-failures/#ctrl-c",
            "You press Ctrl-C, see a KeyboardInterrupt, and a thread is still running.",
        ),
    ],
)
def test_the_symptom_stands_below_the_heading(box, server, question, section, symptom):
    box.locator(SEARCH).fill(question)
    link, _, line = box.evaluate(FOUND)[0]
    assert (link.removeprefix(server.url("")), line) == (section, symptom)


@pytest.mark.parametrize(
    "question",
    [
        "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached",
        "ValueError: The future belongs to a different loop than the one specified as the loop argument",
    ],
)
def test_a_message_of_which_no_section_has_most_words_is_told(box, question):
    box.locator(SEARCH).fill(question)
    assert box.evaluate(STATUS).startswith("No section has most of these words")


def test_what_the_book_holds_is_found_without_a_doubt(ask, site):
    """So that a reader can rely on being told."""
    lines = [symptom.line for page in site.chapters if page not in ASIDE and source(page).suffix == ".md"
             for symptom in symptoms(page, source(page).read_text("utf-8"))]  # fmt: skip
    doubted = [line for line, answer in zip(lines, ask(lines)) if answer["lacking"] or answer["scattered"]]
    assert doubted == []


def test_two_sections_of_a_page_are_unfolded(box):
    box.locator(SEARCH).fill("fork")
    links = "item => [...item.querySelectorAll('a')].filter(link => link.checkVisibility()).length"
    shown = [item.evaluate(links) for item in box.locator(RESULTS).all()]
    assert set(shown) <= {1, 2} and 2 in shown
    box.locator(".found summary").first.click()
    assert box.locator(RESULTS).filter(has=box.locator("details[open]")).first.evaluate(links) > 2


def test_a_question_in_the_address(opened):
    """Also where the words are as a reader pasted them."""
    with opened("glossary/?q=BrokenProcessPool%3A", viewport=WIDE) as page:
        page.locator(RESULT_LINKS).first.wait_for()
        assert page.locator(RESULT_LINKS).first.get_attribute("href").endswith("/pool-failures/#broken-process-pool")
        assert re.fullmatch(r"\d+ places? on \d+ pages?", page.evaluate(STATUS))
        page.keyboard.press("Escape")
        until(page, "!document.querySelector('.found').checkVisibility()")


def test_a_search_that_does_not_come_is_told(opened):
    with opened("", viewport=WIDE) as page:
        page.route("**/search.js", lambda route: route.abort())
        page.locator(SEARCH).fill("fork")
        until(page, f"{STATUS} === 'The search could not be loaded.'")
        page.unroute("**/search.js")
        page.locator(SEARCH).fill("forks")
        page.locator(RESULTS).first.wait_for()


def test_nothing_of_the_theme_is_run(site, address):
    """Neither a file of its scripts, nor what those would read, nor what it writes into each page."""
    assert not re.search(r"assets/javascripts|__config|__md_", site.pages[address].html)
    assert not (site.folder / "assets/javascripts").exists()


def test_weight_of_the_index(site):
    index = (site.folder / "search/search_index.json").read_bytes()
    pages = len(json.loads(index)["pages"])
    assert pages == len(site.chapters)
    assert len(gzip.compress(index, 6)) <= A_PAGE * pages
