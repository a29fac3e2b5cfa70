"""Finding: every question of questions.txt, typed or pasted into the search box, leads to its page in the first three results."""

from __future__ import annotations

import re
from collections import Counter

import pytest
import visit
from built import LOST, ROOT, WHOLE_BOOK
from visit import RESULT_LINKS, RESULTS, SEARCH, WIDE, until


def questions() -> list[tuple[str, list[str]]]:
    """Each question with the addresses of its pages, that under which it stands first."""
    found, page = [], ""
    for line in (ROOT / "tests/browser/questions.txt").read_text("utf-8").splitlines():
        if line.startswith("/"):
            page = line.strip()[1:]
        elif line.startswith(" "):
            question, *others = re.split(r" {2,}\| ", line.strip())
            found.append((question, [page, *(other[1:] for other in others)]))
    return found


@pytest.fixture(scope="module")
def box(browser, server):
    """A page with the search open, on a wide screen."""
    with visit.opened(browser, server, "", viewport=WIDE) as page:
        visit.search(page, "process")
        yield page


@pytest.mark.parametrize("question, pages", [pytest.param(q, pages, id=f"/{pages[0]}-{q}") for q, pages in questions()])
def test_question(box, server, question, pages):
    box.locator(SEARCH).fill("")
    box.locator(SEARCH).press("End")
    until(box, f"document.querySelectorAll('{RESULTS}').length === 0")
    box.locator(SEARCH).fill(question)
    box.locator(SEARCH).press("End")
    until(
        box,
        f"document.querySelectorAll('{RESULTS}').length || /No match/.test(document.querySelector('.md-search-result__meta').textContent)",
    )
    items = box.locator(RESULTS).all()[:3]
    links = [item.locator(RESULT_LINKS).first.get_attribute("href") for item in items]
    came = [link.removeprefix(server.url("")).partition("?")[0].partition("#")[0] for link in links]
    assert set(came) & set(pages), [f"/{page}" for page in came]
    for item in items:
        articles = item.locator("article:visible")
        assert articles.locator("h1:visible, h2:visible").first.inner_text().strip(), "a result without its section"
        context = articles.locator("> :not(h1, h2, .md-search-result__icon, .md-search-result__terms):visible")
        assert "".join(context.all_inner_texts()).strip(), f"a result without a line of context: {item.inner_text()}"


def test_list_of_questions(site):
    """Five for each page, sixty in all, and no page that is not there."""
    asked = Counter(pages[0] for _, pages in questions())
    pages = [page for page in site.visited if page not in (LOST, WHOLE_BOOK)]
    assert [f"/{page}" for page in pages if asked[page] < 5] == []
    assert {page for _, wanted in questions() for page in wanted} <= set(pages)
    assert sum(asked.values()) >= 60
