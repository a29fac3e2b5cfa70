"""Every page holds what CONTRIBUTING.md promises, and every program is in style."""

import ast

import markdown
import pytest
import yaml

from book.site import page_checks
from book.site.embed import SnippetExtension
from book.site.mkdocs_hook import _nav_pages
from book import ROOT
from book.check.fault import BookError
from book.check.program import find_programs

DOCS = ROOT / "docs" / "en"
LONGEST, WIDEST = 48, 76  # lines and columns of a program; aim at 25 lines


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which may name Python objects."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def test_pages_hold():
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    wrong = page_checks.faults(ROOT, nav=list(_nav_pages(config["nav"])))
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


PAGES = pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.relative_to(DOCS).as_posix())


@PAGES
def test_embeds(page):
    extension = SnippetExtension()
    extension.page = page.relative_to(DOCS).as_posix()
    extension.source = page.relative_to(ROOT).as_posix()
    features = ["admonition", "attr_list", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
    try:
        markdown.markdown(page.read_text("utf-8"), extensions=[*features, extension])
    except BookError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.mark.parametrize("snippet", find_programs(), ids=lambda program: program.name)
def test_style(program, eval_example):
    if not eval_example.update_examples:  # recording formats each program itself
        eval_example.lint(program)


@pytest.mark.parametrize("snippet", find_programs(), ids=lambda program: program.name)
def test_form(program):
    lines = program.source.splitlines()
    docstring = ast.get_docstring(program.tree) or ""
    wrong = [(number, f"{WIDEST} columns", len(line)) for number, line in enumerate(lines, 1) if len(line) > WIDEST]
    if len(lines) > LONGEST:
        wrong.append((LONGEST + 1, f"{LONGEST} lines", len(lines)))
    if not docstring.endswith(".") or "\n" in docstring:
        wrong.append((1, "a docstring of one sentence", repr(docstring)))
    if not program.contract.under and lines[-2:] != ['if __name__ == "__main__":', "    main()"]:
        wrong.append((len(lines), "the main guard", repr(lines[-1])))
    if wrong:
        pytest.fail(
            "\n".join(f"{program}:{line}: wanted {wanted}, came {came}" for line, wanted, came in wrong), pytrace=False
        )
