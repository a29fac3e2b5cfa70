"""Every page holds what the rules for pages ask, and its embeds give figures."""

import markdown
import pytest
import yaml

from book import ROOT
from book.check.fault import BookError
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
