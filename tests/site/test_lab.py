"""The lab's recording is what a run gives, here and now, and its page is light and complete."""

import copy
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from pytest_examples import CodeExample

from book import ROOT
from book.site import lab, notebook

LAB = ROOT / "docs/en/lab.ipynb"
WORKERS = LAB.with_name("lab_workers.py")
MOST_PAGE = 60_000  # bytes, gzipped


def test_recording_is_what_a_run_gives():
    if wrong := notebook.check(ROOT):
        pytest.fail("\n".join(wrong), pytrace=False)


def test_style(eval_example):
    cells = [cell.source for cell in notebook.read(LAB).cells if cell.cell_type == "code"]
    eval_example.lint(CodeExample.create("\n\n\n".join(cells) + "\n", path=LAB))
    module = WORKERS.with_suffix("")  # with .py it would be an example in a docstring, which has no two blank lines
    eval_example.lint(CodeExample.create(WORKERS.read_text("utf-8"), path=module))


OWN_PYTHON = f"import sys\nprint('own Python:', sys.executable == {sys.executable!r})"


def small_book(root: Path, first: str = OWN_PYTHON, change=lambda cells: None) -> Path:
    """A book in `root` with a lab of the first three cells, as recorded, behind another cell; `change` then edits them."""
    path = root / "docs/en/lab.ipynb"
    path.parent.mkdir(parents=True)
    shutil.copy(WORKERS, path.parent)
    small = notebook.read(LAB)
    one = nbformat.v4.new_code_cell(first, id="first", execution_count=1)
    one.outputs = [nbformat.v4.new_output("stream", text="own Python: True\n")]
    small.cells = [one, *small.cells[:3]]
    small.cells[2].execution_count = 2
    notebook.write(small, path, None)
    change(small.cells)
    nbformat.write(small, path)
    return path


def run(path: Path, scratch: Path, **limits: float) -> tuple[nbformat.NotebookNode, list[str]]:
    """A run of the lab of a small book, after which nothing goes on."""
    again, wrong = notebook.run(path, path.parents[2], scratch, **limits)
    assert notebook.running(scratch / "home") == []
    return again, wrong


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """The lab of a small book, as it is recorded and as a run gives it."""
    path = small_book(tmp_path_factory.mktemp("whole") / "book")
    again, wrong = run(path, path.parents[3])
    assert wrong == [] == notebook.faults(path.parents[2])
    return notebook.read(path), again


def test_a_copy_that_is_whole_passes(whole):
    assert notebook.differences(*whole, "lab.ipynb") == []


@pytest.mark.parametrize(
    "first, wanted, limit",
    [
        ("1 / 0", "wanted no exception, came ZeroDivisionError: division by zero", 60),
        ("import time\ntime.sleep(60)", "wanted its end within 1 s, and that of all cells within 150 s, came none", 1),
        ("import os\nos._exit(1)", "wanted an answer, came the death of the kernel", 60),
        ("import subprocess as s\n[s.Popen(['sleep', '60']) for _ in '12']", "wanted nothing left behind, came", 60),
    ],
)
def test_a_cell_that_misbehaves_is_named(tmp_path, first, wanted, limit):
    _again, wrong = run(small_book(tmp_path / "book", first), tmp_path, cell=limit)
    cell = 4 if "left" in wanted else 1  # that is seen when all have run
    assert len(wrong) == 1 and wrong[0].startswith(f"docs/en/lab.ipynb:cell {cell}: {wanted}")


def test_a_run_that_takes_too_long_is_ended(tmp_path):
    _again, wrong = run(small_book(tmp_path / "book", "import time\ntime.sleep(60)"), tmp_path, whole=1)
    assert wrong == [
        "docs/en/lab.ipynb:cell 1: wanted its end within 60 s, and that of all cells within 1 s, came none"
    ]


def test_a_missing_module_is_named(tmp_path):
    path = small_book(tmp_path / "book")
    path.with_name(WORKERS.name).unlink()
    assert run(path, tmp_path)[1] == [
        "docs/en/lab.ipynb:cell 3: wanted no exception, came ModuleNotFoundError: No module named 'lab_workers'"
    ]
    assert notebook.faults(tmp_path / "book") == [
        "docs/en/lab_workers.py:1: wanted the module as recorded; make record"
    ]


def edit(**changed):
    """A change by hand to the cell that tells of the machine."""

    def change(cells):
        cells[2].update(changed)

    return change


def output(text: str):
    return [nbformat.v4.new_output("stream", text=text)]


OTHERS = "wanted code and outputs as recorded, came others; make record"
ERROR = nbformat.v4.new_output("error", ename="OSError", evalue="no more", traceback=[])


@pytest.mark.parametrize(
    "change, wanted",
    [
        (edit(outputs=output("Python: 3.11.7\nCores: 64\nGIL: yes\n")), OTHERS),
        (edit(source="print('Cores: 2')"), OTHERS),
        (edit(outputs=[]), "wanted an output, came none"),
        (edit(outputs=output("")), "wanted an output, came none"),
        (edit(outputs=[ERROR]), "wanted no exception, came OSError: no more"),
        (edit(execution_count=7), "wanted all cells run once, in order, came In [7], not In [2]"),
    ],
)
def test_a_recording_edited_by_hand_is_named(tmp_path, change, wanted):
    small_book(tmp_path / "book", change=change)
    assert notebook.faults(tmp_path / "book") == [f"docs/en/lab.ipynb:cell 3: {wanted}"]


def test_what_would_execute_on_the_page_is_named(tmp_path):
    source = "Text\n\n<script>go()</script>\n\n`<script>`\n\n<pre>\nx\n</pre>\n"
    small_book(tmp_path / "book", change=lambda cells: cells.append(nbformat.v4.new_markdown_cell(source)))
    assert notebook.faults(tmp_path / "book") == [
        "docs/en/lab.ipynb:cell 5, line 3: wanted an element that executes and fetches nothing, came <script>",
        "docs/en/lab.ipynb:cell 5, line 7: wanted a fence, came <pre>",
    ]
    shown = [nbformat.v4.new_output("display_data", data={"text/html": "<b>"})]
    small_book(tmp_path / "other", change=edit(outputs=shown))
    assert notebook.faults(tmp_path / "other")[1:] == [
        "docs/en/lab.ipynb:cell 3: wanted an output of text/plain, image/svg+xml, image/png, image/jpeg, came text/html"
    ]


NO_NOTEBOOK = {
    "a cell without its id": ('"id": "first"', '"other": "first"', "cell 1: wanted a cell with an id"),
    "a conflict": ('{\n "cells"', '<<<<<<< HEAD\n{\n "cells"', "1: wanted a notebook, came a conflict marker"),
    "no JSON": ('"id": "first"', '"id": "first', r"\d+: wanted a notebook, came what is not JSON: "),
    "no cells": ('"cells"', '"sells"', r"1: wanted a notebook, came KeyError\('cells'\)"),
}


@pytest.mark.parametrize("case", NO_NOTEBOOK)
def test_what_is_no_notebook_is_one_fault(tmp_path, case):
    old, new, wanted = NO_NOTEBOOK[case]
    path = small_book(tmp_path / "book")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    found = notebook.faults(tmp_path / "book")
    assert len(found) == 1 and re.match(rf"docs/en/lab\.ipynb:{wanted}", found[0])


@pytest.mark.parametrize(
    "text, came",
    [
        ("Python: 3.9\nLock: no\n", "wanted 'stdout: Lock: no', came 'stdout: Cores: N'"),
        ("Python: 3.9\nCores: 8\nGIL: no\nmore\n", "wanted 'stdout: more', came 'the end'"),
        ("Python: 3.9\nCores: 8\nGIL: no\n", None),
    ],
)
def test_a_recording_that_no_run_gives_is_named(whole, text, came):
    recorded, again = copy.deepcopy(whole)
    recorded.cells[2].outputs = output(text)
    assert notebook.differences(recorded, again, "docs/en/lab.ipynb") == (
        [f"docs/en/lab.ipynb:cell 3: {came}"] if came else []
    )


@pytest.mark.parametrize("picture", ["", "<svg></svg>", "<svg ><path "])
def test_a_picture_that_is_none_is_named(picture):
    recorded, again = notebook.read(LAB), notebook.read(LAB)
    number = next(n for n, cell in enumerate(again.cells, 1) if cell.id == "bars")
    again.cells[number - 1].outputs[0].data["image/svg+xml"] = picture
    assert notebook.differences(recorded, again, "docs/en/lab.ipynb") == [
        f"docs/en/lab.ipynb:cell {number}: wanted 'display_data: a picture', came 'display_data: no picture'"
    ]


def test_an_edited_recording_is_recorded_anew(whole, tmp_path, monkeypatch):
    root = tmp_path / "book"
    path = small_book(root, change=edit(outputs=output("Python: 3.11.7\nCores: 64\nGIL: yes\n")))
    monkeypatch.setattr(notebook, "run", lambda *arguments: (copy.deepcopy(whole[1]), []))
    assert notebook.check(root) == [f"docs/en/lab.ipynb:cell 3: {OTHERS}"]
    assert notebook.update(root) == (["docs/en/lab.ipynb"], [])
    assert notebook.check(root) == []
    recorded = path.read_bytes()
    assert notebook.update(root) == ([], [])
    assert path.read_bytes() == recorded


def test_a_run_that_goes_wrong_is_not_recorded(whole, tmp_path, monkeypatch):
    root = tmp_path / "book"
    path = small_book(root, change=edit(source="1 / 0"))
    before = path.read_bytes()
    monkeypatch.setattr(notebook, "run", lambda *arguments: (copy.deepcopy(whole[1]), ["lab.ipynb:cell 3: no"]))
    assert notebook.update(root) == ([], ["lab.ipynb:cell 3: no"])
    assert path.read_bytes() == before


# The page


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The lab as mkdocs.yml has it published, with an empty page for each that it links."""
    book = tmp_path_factory.mktemp("book")
    shutil.copytree(LAB.with_name("assets"), book / "docs" / "assets")
    for path in (LAB, WORKERS):
        shutil.copy(path, book / "docs")
    for name in re.findall(r"\]\(([\w-]+\.md)", LAB.read_text("utf-8")):
        (book / "docs" / name).write_text("# Stub\n")
    theme = {"custom_dir": str(ROOT / "overrides")}
    config = {"INHERIT": str(ROOT / "mkdocs.yml"), "docs_dir": "docs", "nav": None, "theme": theme}
    (book / "mkdocs.yml").write_text(json.dumps(config | {"hooks": [str(ROOT / "book/site/lab.py")]}))
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return book


@pytest.fixture(scope="module")
def page(site):
    return BeautifulSoup((site / "site/lab/index.html").read_text("utf-8"), "html.parser")


def test_page_is_light_and_has_what_a_reader_needs(site, page):
    """One test, so that the page is built once, and not in each worker."""
    is_light_and_loads_nothing_from_elsewhere(site, page)
    has_what_a_reader_needs(site, page)


def is_light_and_loads_nothing_from_elsewhere(site, page):
    assert len(gzip.compress((site / "site/lab/index.html").read_bytes(), 6)) <= MOST_PAGE
    loaded = [
        tag.get("src") or tag.get("href", "") for tag in page.select("script[src], link[href], img, source, iframe")
    ]
    assert [address for address in loaded if re.match("(https?:)?//", address)] == []
    missing = [a for a in loaded if not a.startswith("data:") and not (site / "site/lab" / a).resolve().exists()]
    assert missing == []
    assert page.select('link[rel="stylesheet"][href*="book.css"]')
    inline = [tag.string or "" for tag in page.select("script:not([src]), style")]
    assert [text for text in inline if re.search(r"import\b[^;]*//|@import|url\(", text)] == []
    assert page.select("article style, article script, article svg.clipboard-copy-icon") == []


def has_what_a_reader_needs(site, page):
    ids = [tag["id"] for tag in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))
    for name in (LAB.name, WORKERS.name):
        link = page.select_one(f'article a[download][href$="{name}"]')
        target = (site / "site/lab" / unquote(link["href"])).resolve()
        assert target.read_bytes() == LAB.with_name(name).read_bytes()
    assert len(page.select("article .highlight > pre > code")) == len(page.select("article pre"))
    pictures = page.select("article img")
    assert len(pictures) == 2 and all(re.match("(Bars|Line): ", picture["alt"]) for picture in pictures)
    text = page.select_one("article").text
    assert "In [" not in text and "Copied" not in text and text.count("import lab_workers") == 1
    assert not (site / "site/lab_workers/index.html").exists()
    for link in page.select("article a[href^='../']"):
        target = (site / "site/lab" / link["href"]).resolve()
        assert target.is_file() or (target / "index.html").is_file()


def test_a_dead_link_in_the_notebook_ends_the_build():
    config = SimpleNamespace(docs_dir="docs/en")
    file = File("lab.ipynb", "docs/en", "site", use_directory_urls=True)
    page = SimpleNamespace(file=file, url=file.url)
    html = '<div class="jp-Cell"><p><a href="{}">the module</a></p></div>'
    assert "download" in lab.on_page_content(html.format("lab.ipynb"), page, config, Files([file]))
    with pytest.raises(
        PluginError, match="^docs/en/lab.ipynb: wanted a file of the book, came a dead link to no_such.py$"
    ):
        lab.on_page_content(html.format("no_such.py"), page, config, Files([file]))
