"""Notebooks of the book: each is recorded with its outputs, and the recording has to be what a run gives.

A run is one of a copy, in an empty folder with an empty HOME, by the Python that runs this; only what VARIES lists may
differ. The build reads the recordings alone; what runs a notebook is imported when one runs.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import markdown
import psutil

from book.check.directive import split_lines
from book.check.files import content, write_whole
from book.check.keeper import TRACKER
from book.site import rendered
from book.site.html import Document
from book.site.markup import CONFLICT

if TYPE_CHECKING:
    from jupyter_client import AsyncKernelManager
    from nbformat import NotebookNode

CELL, WHOLE = 60.0, 150.0  # seconds for a cell and for a notebook; a quiet machine with two cores needs 15 for the lab
VERDICT = r"(?:no faster|slower|N times as fast)"
VARIES = [  # what may differ between two machines, and what it is compared as
    (r"Matplotlib is building the font cache; this may take a moment\.\n", ""),  # at its first run in a HOME
    (r"\d+(\.\d+)*", "N"),  # the Python, the cores, sizes, seconds, ratios
    (r" +(?=N)", " "),  # columns of numbers
    (r"GIL: (yes|no)\b", "GIL: ?"),
    (rf"(?m)^(pure Python|C code): processes {VERDICT}, threads {VERDICT}$", r"\1: ?"),  # waiting is always faster
]
UNSET = ("JUPYTER", "IPYTHON", "MPL", "PYTHON")  # variables that a run does not inherit begin so
SHOWN = ("text/plain", "image/svg+xml", "image/png", "image/jpeg")  # outputs in which a browser executes nothing
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def faults(root: Path) -> list[str]:
    """What is wrong with the recorded notebooks of the book in `root`, as FILE:cell NUMBER; runs nothing."""
    found = []
    for path in notebooks(root):
        wrong = unreadable(path, root)
        found += [wrong] if wrong else [*_recording_faults(path, root), *_unsafe(path, root)]
    return found


def check(root: Path) -> list[str]:
    """What is wrong with the recordings, and where one is not what a run gives."""
    found = []
    for path in notebooks(root):
        again, wrong = _run(path, root)
        found += [*_recording_faults(path, root), *(wrong or differences(read(path), again, _shown(path, root)))]
    return found


def update(root: Path) -> tuple[list[str], list[str]]:
    """Record anew each notebook whose recording does not hold: (the files written, what is wrong with others)."""
    written, found = [], []
    for path in notebooks(root):
        old = content(path)
        again, wrong = _run(path, root)
        if not wrong and [*_recording_faults(path, root), *differences(read(path), again, _shown(path, root))]:
            write(again, path, old)
            written.append(_shown(path, root))
            wrong = [*_recording_faults(path, root)]
        found += wrong
    return written, found


def notebooks(root: Path) -> list[Path]:
    """The notebooks of the book in `root`."""
    paths = sorted((root / "docs" / "en").rglob("*.ipynb"))
    return [path for path in paths if ".ipynb_checkpoints" not in path.parts]


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _modules(path: Path) -> list[Path]:
    """The modules of a notebook: lab_*.py beside lab.ipynb."""
    return sorted(path.parent.glob(f"{path.stem}_*.py"))


def read(path: Path) -> NotebookNode:
    """Read a notebook in the format of nbformat 4."""
    import nbformat  # a book without notebooks does not need it

    return nbformat.read(path, 4)


def unreadable(path: Path, root: Path) -> str:
    """Why a file is no notebook of which each cell has its id, as FILE:LINE; nothing where it is one."""
    where = _shown(path, root)
    try:
        text = path.read_text("utf-8")
        for number, line in enumerate(text.split("\n"), 1):
            if CONFLICT.match(line):
                return f"{where}:{number}: wanted a notebook, came a conflict marker, {line!r}"
        cells = json.loads(text)["cells"]
    except json.JSONDecodeError as error:
        return f"{where}:{error.lineno}: wanted a notebook, came what is not JSON: {error.msg}"
    except (OSError, ValueError, KeyError, TypeError) as error:
        return f"{where}:1: wanted a notebook, came {error!r}"
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        return f"{where}:1: wanted a notebook of cells, came {type(cells).__name__}"
    for number, cell in enumerate(cells, 1):
        if not isinstance(cell.get("id"), str):
            return f'{where}:cell {number}: wanted a cell with an id, "id": "name", came none; nbformat 4.5 has them'
    try:
        read(path)
    except Exception as error:  # nbformat has many, all of which say that this is no notebook
        return f"{where}:1: wanted a notebook, came {str(error).splitlines()[0]}"
    return ""


def _unsafe(path: Path, root: Path) -> Iterator[str]:
    """What would execute on the page, or be fetched from elsewhere: in a cell's Markdown, and in outputs."""
    for number, cell in enumerate(read(path).cells, 1):
        here = f"{_shown(path, root)}:cell {number}"
        if cell.cell_type == "markdown":
            html = Document(markdown.markdown(cell.source, extensions=["tables", "pymdownx.superfences"]))
            for line, text in sorted(rendered.unsafe(html, rendered.Source(cell.source))):
                yield f"{here}, line {line}: {text}"
            for token in html.tokens:
                if token.kind == "start" and token.name == "pre" and token.text in cell.source:
                    line = rendered.Source(cell.source).line(token.text)
                    yield f"{here}, line {line}: wanted a fence, came <pre>"
        elif cell.cell_type != "code":
            yield f"{here}: wanted Markdown or code, came a cell of {cell.cell_type}"
        for output in cell.get("outputs", ()):
            for kind in output.get("data", {}):
                if kind not in SHOWN:
                    yield f"{here}: wanted an output of {', '.join(SHOWN)}, came {kind}"


def write(notebook: NotebookNode, path: Path, old: bytes | None) -> None:
    """Record a run, in place of the file as it was read before: nothing in it tells when or where the run was."""
    import nbformat

    notebook.metadata = nbformat.from_dict(METADATA)
    for cell in notebook.cells:
        cell.metadata = nbformat.from_dict({})
    notebook.metadata["recorded"] = hashes(notebook, path)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    write_whole(path, nbformat.writes(notebook) + "\n", old)


def hashes(notebook: NotebookNode, path: Path) -> dict[str, str]:
    """A hash for each code cell with its outputs, by its id, and for each module of the notebook, by its name."""
    parts = {c.id: json.dumps([c.source, c.outputs], sort_keys=True) for c in notebook.cells if c.cell_type == "code"}
    parts |= {module.name: module.read_text("utf-8") for module in _modules(path)}
    return {name: hashlib.sha256(part.encode()).hexdigest()[:16] for name, part in parts.items()}


def _recording_faults(path: Path, root: Path) -> Iterator[str]:
    where, count, notebook = _shown(path, root), 0, read(path)
    came, recorded = hashes(notebook, path), notebook.metadata.get("recorded", {})
    for name in sorted({name for name in {*came, *recorded} if name.endswith(".py")}):
        if came.get(name) != recorded.get(name):
            yield f"{_shown(path.with_name(name), root)}:1: wanted the module as recorded; make record"
    for number, cell in enumerate(notebook.cells, 1):
        if cell.cell_type != "code":
            continue
        count, here = count + 1, f"{where}:cell {number}"
        errors = [f"{o.ename}: {o.evalue}" for o in cell.outputs if o.output_type == "error"]
        if cell.execution_count != count:
            yield f"{here}: wanted all cells run once, in order, came In [{cell.execution_count}], not In [{count}]"
        elif errors:
            yield f"{here}: wanted no exception, came {errors[0]}"
        elif not cell.outputs or not all(o.get("text") or any(o.get("data", {}).values()) for o in cell.outputs):
            yield f"{here}: wanted an output, came none"
        elif came[cell.id] != recorded.get(cell.id):
            yield f"{here}: wanted code and outputs as recorded, came others; make record"


def run(
    path: Path, root: Path, scratch: Path, cell: float = CELL, whole: float = WHOLE
) -> tuple[NotebookNode, list[str]]:
    """Run a copy of a notebook and its modules in the empty folder `scratch`: the copy, and what was wrong with it.

    `cell`, `whole`: the seconds that one cell and all of them may take. Nothing that the run started goes on.
    """
    folder, home = scratch / "run", scratch / "home"
    for made in (folder, home):
        made.mkdir()
    for module in _modules(path):
        shutil.copy(module, folder)
    notebook = read(path)
    for one in notebook.cells:
        if one.cell_type == "code":
            one.outputs, one.execution_count = [], None
    wrong = asyncio.run(_execute(notebook, folder, home, cell, whole))
    return notebook, [f"{_shown(path, root)}:{wrong}"] if wrong else []


def _run(path: Path, root: Path) -> tuple[NotebookNode, list[str]]:
    with tempfile.TemporaryDirectory(prefix="notebook-", ignore_cleanup_errors=True) as scratch:
        return run(path, root, Path(scratch).resolve())


async def _execute(notebook: NotebookNode, folder: Path, home: Path, limit: float, whole: float) -> str:
    """Run a notebook, writing its outputs into it. Return what went wrong, or nothing."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    at, deadline = [0], time.monotonic() + whole
    manager = _kernel(folder)
    client = NotebookClient(
        notebook,
        km=manager,
        timeout_func=lambda cell: max(1, min(limit, deadline - time.monotonic())),
        record_timing=False,
        coalesce_streams=True,
        on_cell_start=lambda cell, cell_index: at.append(cell_index + 1),
    )
    try:
        environment = {key: value for key, value in os.environ.items() if not key.startswith(UNSET)}
        environment |= {"HOME": str(home), "USERPROFILE": str(home)}
        await manager.start_kernel(cwd=str(folder), env=environment, extra_arguments=["--log-level=ERROR"])
        await client.async_execute()
        left = _children(manager)
        return f"cell {at[-1]}: wanted nothing left behind, came a process, {left[0]}" if left else ""
    except CellExecutionError as error:
        return f"cell {at[-1]}: wanted no exception, came {error.ename}: {error.evalue}"
    except CellTimeoutError:
        limits = f"{limit:g} s, and that of all cells within {whole:g} s"
        return f"cell {at[-1]}: wanted its end within {limits}, came none"
    except DeadKernelError:
        return f"cell {at[-1]}: wanted an answer, came the death of the kernel"
    finally:
        if client.kc:
            client.kc.stop_channels()
        await manager.shutdown_kernel(now=True)
        _kill(running(home))


def _kernel(folder: Path) -> AsyncKernelManager:
    """A kernel of this Python; without kernel_dirs, "python3" is what runs this, whatever is installed elsewhere."""
    from jupyter_client import AsyncKernelManager
    from jupyter_client.kernelspec import KernelSpecManager

    return AsyncKernelManager(
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]), connection_file=str(folder / "kernel.json")
    )


def _children(manager: AsyncKernelManager) -> list[str]:
    """The commands of what a kernel has started and that lives, but for the helper that ends with it."""
    provisioner: Any = manager.provisioner  # of a kernel on this machine, which has a pid
    children = psutil.Process(provisioner.pid).children(recursive=True)
    commands = [" ".join(one.cmdline())[:100] for one in children]
    return [command for command in commands if TRACKER not in command]


def running(home: Path) -> list[psutil.Process]:
    """All that the kernel with this HOME has started and that lives, whoever is its parent now."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.environ().get("HOME") == str(home):
                found.append(process)
    return found


def _kill(processes: list[psutil.Process]) -> None:
    for process in processes:
        with contextlib.suppress(psutil.Error):
            process.kill()
    psutil.wait_procs(processes, 5)


def differences(recorded: NotebookNode, again: NotebookNode, where: str) -> list[str]:
    """Where a recording is not what a run gave: cell by cell, output by output, line by line. `where`: the file."""
    found = []
    for number, (old, new) in enumerate(zip(recorded.cells, again.cells), 1):
        if old.cell_type == "code" and _outputs(old) != _outputs(new):
            old_lines, new_lines = (
                [f"{kind}: {line}" for kind, text in _outputs(cell) for line in split_lines(text)]
                for cell in (old, new)
            )
            pairs = zip([*old_lines, "the end"], [*new_lines, "the end"])
            wanted, came = next(pair for pair in pairs if pair[0] != pair[1])
            found.append(f"{where}:cell {number}: wanted {wanted!r}, came {came!r}")
    return found


def _outputs(cell: NotebookNode) -> list[tuple[str, str]]:
    """The outputs of a cell: their kind, and their text without what varies, or whether it is a picture."""
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
