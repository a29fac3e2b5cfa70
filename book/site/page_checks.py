"""What every page must hold, each fault as FILE:LINE; the tests ask for all of it, the build for what it can."""

from __future__ import annotations

import ast
import contextlib
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from pytest_examples import find_examples

from book import ROOT
from book.check.contract import EXPLORER
from book.check.fault import BookError
from book.check.program import Program, find_programs
from book.site.markup import EMBED, HEADING, parse_embed, scan, text_lines

LINK = re.compile(r"(?<!\\)\[(?:[^\[\]]|\[[^\]]*\])*\]\(<?([^)\s>]+)>?[^)]*\)|\b(?:href|src)=\"([^\"]+)\"")
RUNS_ALONE = {
    "_thread",
    "asyncio",
    "concurrent",
    "multiprocessing",
    "os",
    "queue",
    "signal",
    "socket",
    "subprocess",
    "threading",
}


def faults(root: Path = ROOT, nav: list[str] | None = None) -> list[str]:
    """Everything wrong with the pages and with what they show. `nav`: the pages that the nav names, relative to docs/en."""
    docs = root / "docs" / "en"
    pages = sorted(docs.rglob("*.md"))
    programs = {s.name: s for s in find_programs(root)}
    ids = {page: _headings(page) for page in pages}
    found, shown = [], {}
    for page in pages:
        where = page.relative_to(root).as_posix()
        found += [f"{where}:{line}: {text}" for line, text in sorted([*_heading_faults(page), *_fence_faults(page)])]
        found += [f"{where}:{line}: {text}" for line, text in _link_faults(page, docs, root, ids)]
        if nav is not None and page.relative_to(docs).as_posix() not in nav and not page.name.startswith("_"):
            found.append(f"{where}:1: wanted a place in the nav of mkdocs.yml, came none")
        for line, text in text_lines(page):
            if m := EMBED.match(text):
                try:
                    embed = parse_embed(m["args"])
                    shown.setdefault(embed.name, set()).add(embed.shows)
                    if embed.name not in programs:
                        found.append(f"{where}:{line}: wanted a program, came no snippets/{embed.name}")
                except ValueError as error:
                    found.append(f"{where}:{line}: {error}")
    return found + _glossary_faults(docs, root) + _program_faults(root, programs, shown)


def _headings(page: Path) -> dict[str, int]:
    """The ids of a page: of headings, of programs, and of elements written in HTML."""
    ids = {}
    for number, line in text_lines(page):
        if (m := HEADING.match(line)) and m[3]:
            ids[m[3]] = number
        elif m := EMBED.match(line):
            with contextlib.suppress(ValueError):  # which is told elsewhere
                ids[parse_embed(m["args"]).id] = number
        ids |= {i: number for i in re.findall(r'\bid="([^"]+)"', line)}
    return ids


def _heading_faults(page: Path) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for number, line in text_lines(page):
        if m := HEADING.match(line):
            if not m[3]:
                yield number, f"wanted an explicit id, {{ #like-this }}, after the heading, came {line!r}"
            elif m[3] in first:
                yield number, f"wanted an id of its own, came #{m[3]} again, first in line {first[m[3]]}"
            first.setdefault(m[3], number)


def _fence_faults(page: Path) -> Iterator[tuple[int, str]]:
    """Python in a page is checked by pytest-examples; a fence it cannot see, or that belongs in snippets/, is refused."""
    seen = {example.start_line: example for example in find_examples(page)}
    for number, _, info, opens in scan(page.read_text("utf-8")):
        if opens and re.match(r"\{? *\.?(py|python)", info):
            if number not in seen:
                yield number, "wanted a fence of three backticks, ```python, which the checks can find"
                continue
            try:
                tree = ast.parse(seen[number].source)
            except SyntaxError as error:
                yield number + (error.lineno or 1), f"not Python: {error.msg}"
                continue
            names = [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
            names += [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
            if alone := sorted({name.split(".")[0] for name in names} & RUNS_ALONE):
                yield number, f"wanted a program in snippets/, came a fence that imports {', '.join(alone)}"


def _link_faults(page: Path, docs: Path, root: Path, ids: dict[Path, dict[str, int]]) -> Iterator[tuple[int, str]]:
    for number, line in text_lines(page):
        for m in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
            target = m[1] or m[2]
            if re.match(r"[a-z]+:|//", target):
                continue
            path, _, anchor = target.partition("#")
            goal = (page.parent / path).resolve() if path else page
            if path.startswith("snippets/"):
                goal = root / path  # the build publishes the programs beside the pages
            if not goal.is_file() and target != f"{EXPLORER}.zip":  # which the build packs
                yield number, f"wanted a file of the book, came a dead link to {target}"
            elif anchor and goal in ids and anchor not in ids[goal]:
                yield number, f"wanted a heading's id, came a dead anchor in {target}"


def _glossary_faults(docs: Path, root: Path) -> list[str]:
    """A term, in italics where a page explains it, is linked to the glossary, and each entry there is linked from a page."""
    glossary, found, linked = docs / "glossary.md", [], set()
    for page in sorted(docs.rglob("*.md")) if glossary.exists() else ():
        for number, line in text_lines(page) if page != glossary else ():
            line = re.sub(r"`[^`]*`", "", line)
            linked |= set(re.findall(r"glossary\.md#([\w-]+)", line))
            for term in re.findall(r"(?<![*\w\[\\])\*([^*\s][^*]*)\*(?![*\w])", line):
                where = page.relative_to(root).as_posix()
                found.append(f"{where}:{number}: wanted a term linked, [*{term}*](glossary.md#...), came *{term}*")
    for number, line in text_lines(glossary) if glossary.exists() else ():
        if (m := HEADING.match(line)) and len(m[1]) == 3 and m[3] not in linked:
            where = glossary.relative_to(root).as_posix()
            found.append(f"{where}:{number}: wanted a page that links {m[2]!r}, came none")
    return found


def _program_faults(root: Path, programs: dict[str, Program], shown: dict[str, set[str]]) -> list[str]:
    found, known = [], {root / "snippets" / "README.md", root / "tests" / "patterns" / "README.md"}
    for program in programs.values():
        known.update(program.files())
        if program.path.stem in sys.stdlib_module_names:
            found.append(f"{program}:1: wanted a name of its own, came that of a module of the standard library")
        if program.is_start and not program.stem.with_suffix(".py").exists():
            found.append(f"{program}:1: wanted its answer {program.stem.name}.py, came none")
        if "whole" not in shown.get(program.name, ()):
            found.append(f"{program}:1: wanted a page that shows it whole, came none")
        try:
            if program.contract.stepper and "stepper" not in shown.get(program.name, ()):
                found.append(f"{program}:1: wanted a page with its stepper, came none")
        except BookError as error:
            found.append(str(error))
    for path in sorted([*(root / "snippets").rglob("*"), *(root / "tests" / "patterns").rglob("*")]):
        hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts)
        if path.is_file() and path not in known and not hidden:
            found.append(
                f"{path.relative_to(root).as_posix()}:1: wanted a file that belongs to a program snippets/TOPIC/NAME.py, came this"
            )
    return found
