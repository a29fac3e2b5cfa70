"""The lab, a notebook, as a page that keeps nothing of the notebook tool's dress; notebook.py holds its recording.

The tool gives each page a style sheet of half a megabyte, scripts from elsewhere, prompts, and a second copy of each
cell. What is left here are text, code and outputs, as Markdown would have made them, so the book's own style fits.
"""

from __future__ import annotations

import base64
import posixpath
import re
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

DRESS = "style, script, .zeroclipboard-container, .clipboard-copy-txt, .jp-InputPrompt, .jp-OutputPrompt"
PLAIN = "pre :is(.n, .nn, .o, .p, .w)"  # what has no color of its own
OUTPUT = "Run"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Undress a notebook's page: called by MkDocs for every page, before anything is made of it.

    Raises PluginError for a link to a file that the book does not have.
    """
    if not page.file.src_uri.endswith(".ipynb"):
        return html
    from bs4 import BeautifulSoup  # a book without notebooks does not need it

    soup = BeautifulSoup(re.sub(r"<!--.*?-->", "", html, flags=re.S), "html.parser")
    for part in soup.select(DRESS):
        part.decompose()
    for span in soup.select(PLAIN):
        span.unwrap()
    for pre in soup.find_all("pre"):
        _dress_code(soup, pre)
    for div in soup.select("div:not(.highlight, .bar)"):
        div.unwrap()
    for link in soup.select("a[href]"):
        _lead(link, page, config, files)
    for image in soup.select('img[src^="data:image/svg+xml;base64,"]'):
        image["alt"] = _title(str(image["src"]))
    return str(soup).strip()


def _dress_code(soup: BeautifulSoup, pre: Tag) -> None:
    """Have code and outputs look as those of programs do."""
    box = pre.parent
    assert box is not None  # the tool puts each of them into a div
    ran = "jp-OutputArea-output" in box["class"]
    box.attrs = {"class": "highlight run" if ran else "highlight"}
    if ran:
        bar, name = soup.new_tag("div", attrs={"class": "bar"}), soup.new_tag("b")
        name.string = OUTPUT
        bar.append(name)
        pre.insert_before(bar)
    code = soup.new_tag("code")
    code.extend(list(pre.contents))
    pre.append(code)


def _lead(link: Tag, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Have a link lead to where MkDocs puts the file that it names; one that is no page is downloaded."""
    here = page.file.src_uri
    if "anchor-link" in link.get_attribute_list("class"):
        link["class"] = "headerlink"
    path, mark, anchor = str(link["href"]).partition("#")
    if not path or re.match("[a-z]+:", path):
        return
    file = files.get_file_from_path(posixpath.normpath(posixpath.join(posixpath.dirname(here), path)))
    if file is None:
        raise PluginError(f"{config.docs_dir}/{here}: wanted a file of the book, came a dead link to {path}")
    if file.src_uri == here or not file.is_documentation_page():
        link["download"] = ""
    if file.src_uri != here:  # the notebook itself is published beside its page
        link["href"] = get_relative_url(file.url, page.url) + mark + anchor


def _title(address: str) -> str:
    """The title of a picture that stands in its address."""
    title = re.search(r"<title>(.*?)</title>", base64.b64decode(address.partition(",")[2]).decode())
    return title[1] if title else ""
