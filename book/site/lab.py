"""The lab, a notebook, as a page: its recording must hold, and its page keeps nothing of the notebook tool's dress.

The tool gives each page a style sheet of half a megabyte, scripts from elsewhere, prompts, and a second copy of each
cell. What is left here are text, code and outputs, as Markdown would have made them, so the book's own style fits.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

DRESS = "style, script, .zeroclipboard-container, .clipboard-copy-txt, .jp-InputPrompt, .jp-OutputPrompt"
PLAIN = "pre :is(.n, .nn, .o, .p, .w)"  # what has no color of its own
OUTPUT = "Run"


def seals(notebook, path: Path) -> dict[str, str]:
    """A hash for each code cell with its outputs, and for each module lab_*.py beside lab.ipynb."""
    parts = {c.id: json.dumps([c.source, c.outputs], sort_keys=True) for c in notebook.cells if c.cell_type == "code"}
    parts |= {m.name: m.read_text("utf-8") for m in path.parent.glob(f"{path.stem}_*.py")}
    return {name: hashlib.sha256(part.encode()).hexdigest()[:16] for name, part in parts.items()}


def faults(root: Path) -> list[str]:
    """What is wrong with the recordings of the notebooks in docs/en: FILE:cell NUMBER, counted from the top."""
    paths = [path for path in sorted((root / "docs/en").rglob("*.ipynb")) if ".ipynb_checkpoints" not in path.parts]
    return [fault for path in paths for fault in _faults(path, root)]


def _faults(path: Path, root: Path) -> Iterator[str]:
    where, ran, notebook = path.relative_to(root).as_posix(), 0, nbformat.read(path, 4)
    came, recorded = seals(notebook, path), notebook.metadata.get("recorded", {})
    for name in sorted({name for name in {*came, *recorded} if name.endswith(".py")}):
        if came.get(name) != recorded.get(name):
            yield f"{path.with_name(name).relative_to(root).as_posix()}:1: wanted the module as recorded; make record"
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type == "code":
            ran, here = ran + 1, f"{where}:cell {number}"
            errors = [f"{o.ename}: {o.evalue}" for o in cell.outputs if o.output_type == "error"]
            if cell.execution_count != ran:
                yield f"{here}: wanted all cells run once, in order, came In [{cell.execution_count}], not In [{ran}]"
            elif errors:
                yield f"{here}: wanted no exception, came {errors[0]}"
            elif not cell.outputs or not all(o.get("text") or any(o.get("data", {}).values()) for o in cell.outputs):
                yield f"{here}: wanted an output, came none"
            elif came[cell.id] != recorded.get(cell.id):
                yield f"{here}: wanted code and outputs as recorded, came others; make record"


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
