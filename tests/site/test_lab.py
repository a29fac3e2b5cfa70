"""The lab's recording is what a run gives, here and now, and its page is light and complete.

The run is one of a copy, in an empty HOME, by the Python that runs the tests; only what VARIES lists may differ.
"""

import asyncio
import contextlib
import filecmp
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import unquote

import nbformat
import psutil
import pytest
import yaml
from bs4 import BeautifulSoup
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from pytest_examples import CodeExample
from test_pages import Loader

from book.check import run
from book.site import lab
from book import ROOT
from book.check.program import Program

LAB = ROOT / "docs/en/lab.ipynb"
WORKERS = LAB.with_name("lab_workers.py")
MOST_PAGE = 60_000  # bytes, gzipped
CELL, WHOLE = 60, 150  # seconds; a quiet machine with two cores needs 15 for the whole
VERDICT = r"(?:no faster|slower|N times as fast)"
VARIES = [  # what may differ between two machines, and what it is compared as
    (r"Matplotlib is building the font cache; this may take a moment\.\n", ""),  # at its first run in a HOME
    (r"\d+(\.\d+)*", "N"),  # the Python, the cores, sizes, seconds, ratios
    (r" +(?=N)", " "),  # columns of numbers
    (r"GIL: (yes|no)\b", "GIL: ?"),
    (rf"(?m)^(pure Python|C code): processes {VERDICT}, threads {VERDICT}$", r"\1: ?"),  # waiting is always faster
]


def running(home: Path) -> list[psutil.Process]:
    """All that the kernel with this HOME has started and that lives, whoever is its parent now."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get("HOME") == str(home):
                found.append(process)
    return found


async def execute(notebook, folder: Path, home: Path, limit: float, whole: float) -> str:
    """Run a notebook, writing its outputs into it. Return what went wrong, or nothing."""
    at, deadline = [0], time.monotonic() + whole
    unset = ("JUPYTER", "IPYTHON", "MPL", "PYTHON")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(unset)}
    manager = AsyncKernelManager(  # without kernel_dirs, python3 is this Python, whatever is installed elsewhere
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]), connection_file=str(folder / "kernel.json")
    )
    client = NotebookClient(
        notebook,
        km=manager,
        timeout_func=lambda cell: max(1, min(limit, deadline - time.monotonic())),
        record_timing=False,
        coalesce_streams=True,
        on_cell_start=lambda cell, cell_index: at.append(cell_index + 1),
    )
    try:
        await manager.start_kernel(cwd=str(folder), env=environment | {"HOME": str(home), "USERPROFILE": str(home)})
        await client.async_execute()
        left = psutil.Process(manager.provisioner.pid).children(recursive=True)
        left = [" ".join(one.cmdline())[:100] for one in left]
        left = [command for command in left if "resource_tracker" not in command]  # ends with the kernel
        return f"cell {at[-1]}: wanted nothing left behind, came a process, {left[0]}" if left else ""
    except CellExecutionError as error:
        return f"cell {at[-1]}: wanted no exception, came {error.ename}: {error.evalue}"
    except CellTimeoutError:
        return f"cell {at[-1]}: wanted its end within {limit} s, and that of all cells within {whole} s, came none"
    except DeadKernelError:
        return f"cell {at[-1]}: wanted an answer, came the death of the kernel"
    finally:
        if client.kc:
            client.kc.stop_channels()
        await manager.shutdown_kernel(now=True)
        for process in (rest := running(home)):
            with contextlib.suppress(psutil.Error):
                process.kill()
        psutil.wait_procs(rest, 5)


def run_again(path: Path, scratch: Path, cell: float = CELL, whole: float = WHOLE) -> tuple[object, list[str]]:
    """A copy of a notebook and its modules, run in an empty folder, and what was wrong with the run."""
    folder, home = scratch / "run", scratch / "home"
    for made in (folder, home):
        made.mkdir()
    for module in path.parent.glob(f"{path.stem}_*.py"):
        shutil.copy(module, folder)
    notebook = nbformat.read(path, 4)
    for one in notebook.cells:
        if one.cell_type == "code":
            one.outputs, one.execution_count = [], None
    with run._neighbours(exclusive=False):  # or a program's run takes our semaphores for its own, left behind
        wrong = asyncio.run(execute(notebook, folder, home, cell, whole))
    return notebook, [f"docs/en/{path.name}:{wrong}"] if wrong else []


def kinds(cell) -> list[tuple[str, str]]:
    """The outputs of a cell: their kind, and their text where it is not a picture."""
    found = []
    for output in cell.outputs:
        if output.output_type == "stream":
            text = output.text
            for pattern, same in VARIES:
                text = re.sub(pattern, same, text)
            found += [(output.name, text)] if text else []
        else:
            picture = output.get("data", {}).get("image/svg+xml", "")
            whole = picture.startswith("<svg ") and picture.rstrip().endswith("</svg>") and "<path " in picture
            found.append((output.output_type, "a picture" if whole else "no picture"))
    return found


def differences(recorded, again, name: str) -> list[str]:
    """Where a recording is not what a run gave: cell by cell, output by output, line by line."""
    found = []
    for number, (old, new) in enumerate(zip(recorded.cells, again.cells), 1):
        if old.cell_type == "code" and kinds(old) != kinds(new):
            old_lines, new_lines = (
                [f"{kind}: {line}" for kind, text in kinds(cell) for line in text.splitlines()] for cell in (old, new)
            )
            pairs = zip([*old_lines, "the end"], [*new_lines, "the end"])
            wanted, came = next(pair for pair in pairs if pair[0] != pair[1])
            found.append(f"docs/en/{name}:cell {number}: wanted {wanted!r}, came {came!r}")
    return found


def write(notebook, path: Path) -> None:
    """Record a run: nothing in the file tells when or where it was."""
    notebook.metadata = nbformat.from_dict(
        {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        }
    )
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
    notebook.metadata["recorded"] = lab.seals(notebook, path)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    nbformat.write(notebook, path)


def test_recording_is_what_a_run_gives(eval_example, tmp_path):
    recorded = nbformat.read(LAB, 4)
    again, wrong = run_again(LAB, tmp_path)
    if not wrong:
        wrong = lab.faults(ROOT) + differences(recorded, again, LAB.name)
        if wrong and eval_example.update_examples:
            write(again, LAB)
            print(f"recorded {LAB.relative_to(ROOT)}")
            wrong = lab.faults(ROOT)
    if wrong:
        pytest.fail("\n".join(wrong), pytrace=False)


def test_style(eval_example):
    cells = [cell.source for cell in nbformat.read(LAB, 4).cells if cell.cell_type == "code"]
    if not eval_example.update_examples:
        eval_example.lint(CodeExample.create("\n\n\n".join(cells) + "\n", path=LAB))
        eval_example.lint(Program.load(WORKERS))


OWN_PYTHON = f"import sys\nprint('own Python:', sys.executable == {sys.executable!r})"


@pytest.fixture
def copy(tmp_path):
    """A book with a lab of the first three cells, as recorded, and with another cell before them if asked for."""
    folder = tmp_path / "book/docs/en"
    folder.mkdir(parents=True)
    shutil.copy(WORKERS, folder)

    def make(first: str = OWN_PYTHON, change=lambda cells: None):
        notebook = nbformat.read(LAB, 4)
        one = nbformat.v4.new_code_cell(first, id="first", execution_count=1)
        one.outputs = [nbformat.v4.new_output("stream", text="own Python: True\n")]
        notebook.cells = [one, *notebook.cells[:3]]
        notebook.cells[2].execution_count = 2
        write(notebook, folder / "lab.ipynb")
        change(notebook.cells)
        nbformat.write(notebook, folder / "lab.ipynb")
        return folder / "lab.ipynb"

    return make


def test_a_copy_that_is_whole_passes(copy, tmp_path):
    path = copy()
    again, wrong = run_again(path, tmp_path)
    assert wrong == [] == lab.faults(tmp_path / "book") == differences(nbformat.read(path, 4), again, path.name)
    assert running(tmp_path / "home") == []


@pytest.mark.parametrize(
    "first, wanted",
    [
        ("1 / 0", "wanted no exception, came ZeroDivisionError: division by zero"),
        ("import time\ntime.sleep(60)", "wanted its end within 3 s, and that of all cells within 150 s, came none"),
        ("import os\nos._exit(1)", "wanted an answer, came the death of the kernel"),
        ("import subprocess as s\n[s.Popen(['sleep', '60']) for _ in '12']", "wanted nothing left behind, came"),
    ],
)
def test_a_cell_that_misbehaves_is_named(copy, tmp_path, first, wanted):
    again, wrong = run_again(copy(first), tmp_path, cell=3)
    cell = 4 if "left" in wanted else 1  # that is seen when all have run
    assert len(wrong) == 1 and wrong[0].startswith(f"docs/en/lab.ipynb:cell {cell}: {wanted}")
    assert running(tmp_path / "home") == []


def test_a_run_that_takes_too_long_is_ended(copy, tmp_path):
    again, wrong = run_again(copy("import time\ntime.sleep(60)"), tmp_path, whole=3)
    assert wrong == [
        "docs/en/lab.ipynb:cell 1: wanted its end within 60 s, and that of all cells within 3 s, came none"
    ]
    assert running(tmp_path / "home") == []


def test_a_missing_module_is_named(copy, tmp_path):
    path = copy()
    path.with_name(WORKERS.name).unlink()
    assert run_again(path, tmp_path)[1] == [
        "docs/en/lab.ipynb:cell 3: wanted no exception, came ModuleNotFoundError: No module named 'lab_workers'"
    ]
    assert lab.faults(tmp_path / "book") == ["docs/en/lab_workers.py:1: wanted the module as recorded; make record"]


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
def test_a_recording_edited_by_hand_is_named(copy, tmp_path, change, wanted):
    copy(change=change)
    assert lab.faults(tmp_path / "book") == [f"docs/en/lab.ipynb:cell 3: {wanted}"]


@pytest.mark.parametrize(
    "text, came",
    [
        ("Python: 3.9\nLock: no\n", "wanted 'stdout: Lock: no', came 'stdout: Cores: N'"),
        ("Python: 3.9\nCores: 8\nGIL: no\nmore\n", "wanted 'stdout: more', came 'the end'"),
        ("Python: 3.9\nCores: 8\nGIL: no\n", None),
    ],
)
def test_a_recording_that_no_run_gives_is_named(copy, tmp_path, text, came):
    path = copy(change=edit(outputs=output(text)))
    again, wrong = run_again(path, tmp_path)
    found = wrong + differences(nbformat.read(path, 4), again, path.name)
    assert found == ([f"docs/en/lab.ipynb:cell 3: {came}"] if came else [])


@pytest.mark.parametrize("picture", ["", "<svg></svg>", "<svg ><path "])
def test_a_picture_that_is_none_is_named(picture):
    recorded, again = nbformat.read(LAB, 4), nbformat.read(LAB, 4)
    number = next(n for n, cell in enumerate(again.cells, 1) if cell.id == "bars")
    again.cells[number - 1].outputs[0].data["image/svg+xml"] = picture
    assert differences(recorded, again, LAB.name) == [
        f"docs/en/lab.ipynb:cell {number}: wanted 'display_data: a picture', came 'display_data: no picture'"
    ]


# The page


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The lab as mkdocs.yml has it published, with an empty page for each other page of the book; built twice."""
    book = tmp_path_factory.mktemp("book")
    (book / "docs").mkdir()
    shutil.copytree(ROOT / "overrides", book / "overrides")
    for name in ("lab.ipynb", "lab_workers.py", "assets"):
        source = LAB.with_name(name)
        (shutil.copytree if source.is_dir() else shutil.copy)(source, book / "docs" / name)
    for page in LAB.parent.rglob("*.md"):
        (book / "docs" / page.relative_to(LAB.parent)).write_text("# Stub\n")
    config = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), Loader)
    kept = {key: config[key] for key in ("theme", "plugins", "extra_css", "extra_javascript", "markdown_extensions")}
    kept |= {"site_name": "Lab", "docs_dir": "docs", "strict": True, "hooks": [str(ROOT / "book/lab.py")]}
    (book / "mkdocs.yml").write_text(json.dumps(kept))
    for name in ("site", "again"):
        done = build(book, name)
        assert done.returncode == 0, done.stdout + done.stderr
    return book


def build(book: Path, name: str) -> subprocess.CompletedProcess:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(book / name)]
    return subprocess.run(command, cwd=book, env=environment, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def page(site):
    return BeautifulSoup((site / "site/lab/index.html").read_text("utf-8"), "html.parser")


def test_two_builds_are_the_same(site):
    names = [sorted(p.relative_to(site / d) for p in (site / d).rglob("*") if p.is_file()) for d in ("site", "again")]
    assert names[0] == names[1]
    same, *other = filecmp.cmpfiles(site / "site", site / "again", names[0], shallow=False)
    assert other == [[], []]


def test_page_is_light_and_loads_nothing_from_elsewhere(site, page):
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


def test_page_has_what_a_reader_needs(site, page):
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


def test_a_dead_link_in_the_notebook_ends_the_build(site, tmp_path):
    book = shutil.copytree(site, tmp_path / "book", ignore=shutil.ignore_patterns("site", "again"))
    path = book / "docs/lab.ipynb"
    path.write_text(path.read_text("utf-8").replace("(lab_workers.py)", "(no_such.py)"))
    done = build(book, "site")
    assert done.returncode == 1 and "wanted a file of the book, came a dead link to no_such.py" in done.stderr
