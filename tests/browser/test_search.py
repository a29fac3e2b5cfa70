"""Finding: every question of questions.txt, typed or pasted into the search box, leads to its page in the first three results."""

from __future__ import annotations

from collections import Counter

import pytest
import visit
from built import LOST, ROOT, WHOLE_BOOK
from visit import RESULT_LINKS, RESULTS, SEARCH, WIDE, until

from book.site.questions import sections


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


# The first three results: where each leads, its section, and its lines of context.
FOUND = f"""() => [...document.querySelectorAll("{RESULTS}")].slice(0, 3).map(item => {{
  const parts = [...item.querySelectorAll("article > *")].filter(part => part.checkVisibility())
  const texts = what => parts.filter(part => part.matches(what)).map(part => part.innerText).join("").trim()
  return [item.querySelector("{RESULT_LINKS}").href, texts("h1, h2"), texts(":not(h1, h2, .md-search-result__icon, .md-search-result__terms)")]
}})"""
COUNT = f"document.querySelectorAll('{RESULTS}').length"
NO_MATCH = "/No match/.test(document.querySelector('.md-search-result__meta').textContent)"


@pytest.mark.parametrize("question, pages", [pytest.param(q, pages, id=f"/{pages[0]}-{q}") for q, pages in questions()])
def test_question(box, server, question, pages):
    for typed, answered in (("", f"{COUNT} === 0"), (question, f"{COUNT} || {NO_MATCH}")):
        box.locator(SEARCH).fill(typed)
        box.locator(SEARCH).press("End")
        until(box, answered)
    found = box.evaluate(FOUND)
    came = [link.removeprefix(server.url("")).partition("?")[0].partition("#")[0] for link, _, _ in found]
    assert set(came) & set(pages), [f"/{page}" for page in came]
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
