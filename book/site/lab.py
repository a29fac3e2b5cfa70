"""The lab, a notebook, as a page that keeps nothing of the notebook tool's dress; notebook.py holds its recording.

The tool gives each page a style sheet of half a megabyte, scripts from elsewhere, prompts, and a second copy of each
cell. What is left here are text, code and outputs, as Markdown would have made them, so the book's own style fits.
"""

from __future__ import annotations

import base64
import posixpath
import re

from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

DRESS = "style, script, .zeroclipboard-container, .clipboard-copy-txt, .jp-InputPrompt, .jp-OutputPrompt"
PLAIN = "pre :is(.n, .nn, .o, .p, .w)"  # what has no color of its own
OUTPUT = "Run"


def on_page_content(html: str, page, config, files) -> str:
    """Undress a notebook's page: called by MkDocs for every page, before the search looks at it."""
    here = page.file.src_uri
    if not here.endswith(".ipynb"):
        return html
    soup = BeautifulSoup(re.sub(r"<!--.*?-->", "", html, flags=re.S), "html.parser")
    for part in soup.select(DRESS):
        part.decompose()
    for span in soup.select(PLAIN):
        span.unwrap()
    for pre in soup.find_all("pre"):
        ran = "jp-OutputArea-output" in pre.parent["class"]
        pre.parent.attrs = {"class": "highlight run" if ran else "highlight"}
        if ran:
            bar = BeautifulSoup(f'<div class="bar"><b>{OUTPUT}</b></div>', "html.parser")
            pre.insert_before(bar)
        code = soup.new_tag("code")
        code.extend(list(pre.contents))
        pre.append(code)
    for div in soup.select("div:not(.highlight, .bar)"):
        div.unwrap()
    for link in soup.select("a[href]"):
        if "anchor-link" in link.get("class", ()):
            link["class"] = "headerlink"
        path, mark, anchor = link["href"].partition("#")
        if path and not re.match("[a-z]+:", path):
            file = files.get_file_from_path(posixpath.normpath(posixpath.join(posixpath.dirname(here), path)))
            if file is None:
                raise PluginError(f"{config.docs_dir}/{here}: wanted a file of the book, came a dead link to {path}")
            if file.src_uri == here or not file.is_documentation_page():
                link["download"] = None
            if file.src_uri != here:  # the notebook itself is published beside its page
                link["href"] = get_relative_url(file.url, page.url) + mark + anchor
    for image in soup.select('img[src^="data:image/svg+xml;base64,"]'):
        title = re.search(r"<title>(.*?)</title>", base64.b64decode(image["src"].partition(",")[2]).decode())
        image["alt"] = title[1] if title else ""
    return str(soup).strip()
