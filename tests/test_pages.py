"""Every page holds what CONTRIBUTING.md promises, and every fence and program is in style."""

import ast

import markdown
import pytest
import yaml
from pytest_examples import find_examples

from book import pages
from book.embed import SnippetExtension
from book.mkdocs_hook import _nav_pages
from book.snippet import ROOT, find_snippets

DOCS = ROOT / "docs" / "en"
LONGEST, WIDEST = 48, 76  # lines and columns of a program; aim at 25 lines


class Loader(yaml.SafeLoader):
    """Reads mkdocs.yml, which may name Python objects."""


Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda loader, suffix, node: suffix)


def test_pages_hold():
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    wrong = pages.faults(ROOT, nav=list(_nav_pages(config["nav"])))
    assert not wrong, "\n".join(["", *wrong])


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_embeds(page):
    extension = SnippetExtension()
    extension.page = page.relative_to(DOCS).as_posix()
    features = ["admonition", "attr_list", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"]
    markdown.markdown(page.read_text("utf-8"), extensions=[*features, extension])


@pytest.mark.parametrize("example", list(find_examples(DOCS)), ids=str)
def test_fence(example, eval_example):
    if eval_example.update_examples:
        eval_example.format(example)
        eval_example.run_print_update(example)
    else:
        eval_example.lint(example)
        eval_example.run_print_check(example)


@pytest.mark.parametrize("snippet", find_snippets(), ids=lambda snippet: snippet.name)
def test_style(snippet, eval_example):
    if eval_example.update_examples:
        pytest.skip("test_programs formats when recording")
    eval_example.lint(snippet)


@pytest.mark.parametrize("snippet", find_snippets(), ids=lambda snippet: snippet.name)
def test_form(snippet):
    lines = snippet.source.splitlines()
    assert len(lines) <= LONGEST, f"{snippet}:{LONGEST + 1}: wanted at most {LONGEST} lines, came {len(lines)}"
    for number, line in enumerate(lines, 1):
        assert len(line) <= WIDEST, f"{snippet}:{number}: wanted at most {WIDEST} columns, came {len(line)}"
    docstring = ast.get_docstring(snippet.tree)
    assert docstring.endswith(".") and "\n" not in docstring, f"{snippet}:1: wanted one sentence, came {docstring!r}"
    assert lines[-2:] == ['if __name__ == "__main__":', "    main()"], f"{snippet}:{len(lines)}: wanted the main guard"
