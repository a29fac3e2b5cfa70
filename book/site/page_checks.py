"""What every page must hold, each fault with its line; the tests ask for all of it, the build for what it can."""

from __future__ import annotations

import ast
import contextlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.utils import meta

from book import ROOT
from book.check.contract import EXPLORER
from book.check.fault import BookError, Fault
from book.check.program import Program, find_programs
from book.site.markup import EMBED, HEADING, Embed, examples, parse_embed, scan, text_lines

LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?[^)]*\)|\b(?:href|src)=\"([^\"]+)\"")
# A fence runs inside pytest, a program alone. So a fence may import these, and use these names of other modules: none
# of them starts a thread or a process, opens a file or a socket, or changes the process that it runs in. (One that
# gets from an empty queue would wait for ever; its author sees that.)
HARMLESS = set(
    "array collections contextvars copy dis errno functools itertools json math operator pickle shlex struct textwrap "
    "concurrent.futures.Future os.waitstatus_to_exitcode queue.Empty queue.Queue signal.Signals sys.getswitchinterval "
    "threading.local".split()
)
HARMFUL_BUILTINS = {"__import__", "breakpoint", "eval", "exec", "exit", "input", "open", "quit"}
Found = Iterator[tuple[int, str]]  # line and text of each fault of a page


class Page(NamedTuple):
    """A page, read once."""

    path: Path
    text: str
    lines: list[tuple[int, str]]  # those that stand in no fence, comment or front matter, with their numbers

    @classmethod
    def read(cls, path: Path) -> Page:
        """Read a page once, for all checks."""
        text = path.read_text("utf-8")
        return cls(path, text, list(text_lines(text)))


def faults(root: Path = ROOT, nav: list[str] | None = None, programs: Iterable[Program] | None = None) -> list[Fault]:
    """Everything wrong with the pages and with what they show.

    `nav`: the pages that the nav names, relative to docs/en; `programs`: those of the book, if they were read before.
    """
    docs = root / "docs" / "en"
    pages = {path: Page.read(path) for path in sorted(docs.rglob("*.md"))}
    known = {program.name: program for program in (find_programs(root) if programs is None else programs)}
    ids = {path: _ids(page) for path, page in pages.items()}
    found: list[Fault] = []
    shown: dict[str, set[str]] = {}
    for page in pages.values():
        where = page.path.relative_to(root).as_posix()
        wrong = sorted([*_heading_faults(page), *_fence_faults(page)])
        wrong += [*_link_faults(page, docs, root, ids), *first_faults(page.path, page.text, docs, nav)]
        if nav is not None and page.path.relative_to(docs).as_posix() not in nav and not page.path.name.startswith("_"):
            wrong.append((1, "wanted a place in the nav of mkdocs.yml, came none"))
        wrong += _embed_faults(page, known, shown)
        found += [Fault(where, line, text) for line, text in wrong]
    for path in sorted(docs.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            wrong = list(first_faults(path, path.read_text("utf-8"), docs, nav))
            found += [Fault(path.relative_to(root).as_posix(), line, text) for line, text in wrong]
    return found + _glossary_faults(docs, root, pages) + _program_faults(root, known, shown)


def _ids(page: Page) -> dict[str, int]:
    """The ids of a page: of headings, of programs, and of elements written in HTML."""
    ids = {}
    for number, line in page.lines:
        if (m := HEADING.match(line)) and m[3]:
            ids[m[3]] = number
        elif m := EMBED.match(line):
            with contextlib.suppress(ValueError):  # which is told elsewhere
                ids[parse_embed(m["args"]).id] = number
        ids |= {i: number for i in re.findall(r'\bid="([^"]+)"', line)}
    return ids


def _heading_faults(page: Page) -> Found:
    first: dict[str, int] = {}
    for number, line in page.lines:
        if m := HEADING.match(line):
            if not m[3]:
                yield number, f"wanted an explicit id, {{ #like-this }}, after the heading, came {line!r}"
            elif m[3] in first:
                yield number, f"wanted an id of its own, came #{m[3]} again, first in line {first[m[3]]}"
            first.setdefault(m[3], number)


def _fence_faults(page: Page) -> Found:
    """pytest-examples checks Python in a page: what it cannot see, or what belongs in snippets/, is refused."""
    seen = examples(page.text)
    for number, _, info, opens in scan(page.text):
        if opens and info and re.match(r"\{? *\.?(py|python)", info):
            if number not in seen:
                yield number, "wanted a fence of three backticks, ```python, which the checks can find"
                continue
            try:
                tree = ast.parse(seen[number])
            except SyntaxError as error:
                yield number + (error.lineno or 1), f"not Python: {error.msg}"
                continue
            for line, name in _left_to_programs(tree):
                yield (
                    number + line,
                    f"wanted a program in snippets/, or what {__name__}.HARMLESS lists, came a fence that uses {name}",
                )


def _left_to_programs(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What a fence uses and only a program may, by its full name, each with its line in the fence."""
    imported = {}  # what a name in the fence stands for
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                name = alias.name if alias.asname else alias.name.partition(".")[0]
                imported[alias.asname or name] = name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                if _is_harmless(name := f"{node.module}.{alias.name}"):
                    imported[alias.asname or alias.name] = name
                else:
                    yield node.lineno, name
    above = {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and (node.id in imported or node.id in HARMFUL_BUILTINS):
            name, whole = imported.get(node.id, node.id), above[node]
            while isinstance(whole, ast.Attribute):
                name, whole = f"{name}.{whole.attr}", above[whole]
            if not _is_harmless(name):
                yield node.lineno, name


def _is_harmless(name: str) -> bool:
    """Whether `name`, or what it is an attribute of, is listed."""
    parts = name.split(".")
    return any(".".join(parts[:n]) in HARMLESS for n in range(1, len(parts) + 1))


def _link_faults(page: Page, docs: Path, root: Path, ids: dict[Path, dict[str, int]]) -> Found:
    for number, line in page.lines:
        for m in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
            target = m[1] or m[2]
            if re.match(r"[a-z]+:|//", target):
                continue
            path, _, anchor = target.partition("#")
            goal = (page.path.parent / path).resolve() if path else page.path
            if path.startswith("snippets/"):
                goal = root / path  # the build publishes the programs beside the pages
            if not goal.is_file() and target != f"{EXPLORER}.zip":  # which the build packs
                yield number, f"wanted a file of the book, came a dead link to {target}"
            elif anchor and goal in ids and anchor not in ids[goal]:
                yield number, f"wanted a heading's id, came a dead anchor in {target}"


def first_pages(path: str, text: str) -> Any:
    """What is to be read first, by a page's front matter or a notebook's metadata: a list, if it is right."""
    if not path.endswith(".ipynb"):
        return meta.get_data(text)[1].get("first", [])
    try:
        return json.loads(text)["metadata"].get("first", [])
    except (ValueError, KeyError):
        return []  # it is no notebook, which the notebook tool says better


def first_faults(path: Path, text: str, docs: Path, nav: list[str] | None) -> Found:
    """Each page to read first is there, and has a place in the nav. A line is that of the name."""
    first = first_pages(path.name, text)
    if not isinstance(first, list):
        yield _line(text, "first"), f"wanted pages to read first, [fork.md], came {first!r}"
        return
    for name in first:
        if not isinstance(name, str) or not (docs / name).is_file() or (nav is not None and name not in nav):
            yield _line(text, str(name)), f"wanted a page to read first, came no {name}"


def _line(text: str, word: str) -> int:
    """The first line that holds a word, from the line on that says first."""
    lines = list(enumerate(text.split("\n"), 1))
    start = next((number for number, line in lines if re.match(r'\s*"?first"?\s*:', line)), 1)
    return next((number for number, line in lines[start - 1 :] if word in line), start)


def _embed_faults(page: Page, programs: dict[str, Program], shown: dict[str, set[str]]) -> Found:
    """Adds to `shown` what the page shows of each program."""
    for number, line in page.lines:
        if m := EMBED.match(line):
            try:
                embed: Embed = parse_embed(m["args"])
            except ValueError as error:
                yield number, str(error)
                continue
            shown.setdefault(embed.name, set()).add(embed.shows)
            if embed.name not in programs:
                yield number, f"wanted a program, came no snippets/{embed.name}"


def _glossary_faults(docs: Path, root: Path, pages: dict[Path, Page]) -> list[Fault]:
    """A term, in italics where a page explains it, is linked to the glossary; a page links each entry there."""
    glossary = docs / "glossary.md"
    if glossary not in pages:
        return []
    found, linked = [], set()
    for path, page in pages.items():
        for number, line in page.lines if path != glossary else ():
            line = re.sub(r"`[^`]*`", "", line)
            linked |= set(re.findall(r"glossary\.md#([\w-]+)", line))
            for term in re.findall(r"(?<![*\w\[\\])\*([^*\s][^*]*)\*(?![*\w])", line):
                text = f"wanted a term linked, [*{term}*](glossary.md#...), came *{term}*"
                found.append(Fault(path.relative_to(root).as_posix(), number, text))
    for number, line in pages[glossary].lines:
        if (m := HEADING.match(line)) and len(m[1]) == 3 and m[3] not in linked:
            text = f"wanted a page that links {m[2]!r}, came none"
            found.append(Fault(glossary.relative_to(root).as_posix(), number, text))
    return found


def _program_faults(root: Path, programs: dict[str, Program], shown: dict[str, set[str]]) -> list[Fault]:
    found: list[Fault] = []
    known = {root / folder / "README.md" for folder in ("snippets", "tests/patterns")}
    for program in programs.values():
        known.update(program.files())
        if program.path.stem in sys.stdlib_module_names:
            text = "wanted a name of its own, came that of a module of the standard library"
            found.append(Fault(str(program), 1, text))
        if program.is_start and not program.stem.with_suffix(".py").exists():
            found.append(Fault(str(program), 1, f"wanted its answer {program.stem.name}.py, came none"))
        if "whole" not in shown.get(program.name, ()):
            found.append(Fault(str(program), 1, "wanted a page that shows it whole, came none"))
        try:
            if program.contract.stepper and "stepper" not in shown.get(program.name, ()):
                found.append(Fault(str(program), 1, "wanted a page with its stepper, came none"))
        except BookError as error:
            found.append(error.fault)
    for path in sorted([*(root / "snippets").rglob("*"), *(root / "tests" / "patterns").rglob("*")]):
        hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts)
        if path not in known and not hidden and path.is_file():
            text = "wanted a file that belongs to a program snippets/TOPIC/NAME.py, came this"
            found.append(Fault(path.relative_to(root).as_posix(), 1, text))
    return found
