"""Every page holds what the rules for pages ask, and its embeds give figures."""

import re

import markdown
import pytest
import yaml

from book import ROOT
from book.check.fault import BookError
from book.check.python import SUPPORTED
from book.site import page_checks
from book.site.embed import SnippetExtension
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
    text = (DOCS / "index.md").read_text("utf-8").partition("\n# ")[2]
    shown = "".join((ROOT / "snippets" / name).read_text("utf-8") for name in re.findall(r"\{snippet (\S+)", text))
    text = re.sub(r"<!-- generated.*?<!-- /generated -->|^\{snippet.*?\}$|\]\(\S+\)|`.*?`", "", text, flags=re.M | re.S)
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
