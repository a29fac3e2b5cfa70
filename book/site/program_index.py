"""The program index, `{program-index}` in a page: for each name of the standard library, the programs that use it.

Names are read from the source, not by running it. A method counts for the class that made the object, as far as
the program itself says it: `clerk = threading.Thread(...)`, `with Pool() as pool`, `for clerk in clerks`.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import itertools
import re
import sys
import xml.etree.ElementTree as etree
from collections import defaultdict
from collections.abc import Container, Iterable
from pathlib import Path

from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor

from book import ROOT
from book.check.fault import BookError
from book.check.program import Program
from book.site.context import Context
from book.site.markup import EMBED, HEADING, figure_id, parse_embed, text_lines

LINE = "{program-index}"
SHOWN = 2  # pages of a name; the others are folded
LISTED = 12  # pages of a name, the folded ones among them; of the rest the number is told, so that the page stays light
# What a call returns, where the name does not say it; a context has the names of its module.
GIVES = {
    "concurrent.futures.ProcessPoolExecutor.submit": "concurrent.futures.Future",
    "concurrent.futures.ThreadPoolExecutor.submit": "concurrent.futures.Future",
    "concurrent.futures.as_completed": "*concurrent.futures.Future",
    "multiprocessing.Pool": "multiprocessing.pool.Pool",
    "multiprocessing.get_context": "multiprocessing",
    "multiprocessing.Pipe": "multiprocessing.connection.Connection",
    "multiprocessing.pool.Pool.apply_async": "multiprocessing.pool.AsyncResult",
    "multiprocessing.pool.Pool.map_async": "multiprocessing.pool.AsyncResult",
    "threading.current_thread": "threading.Thread",
    "threading.main_thread": "threading.Thread",
}
# Modules that come with the import of another.
PACKAGES = {"os.path", "multiprocessing.connection", "multiprocessing.pool"}


@functools.lru_cache(2000)
def names(program: Program) -> set[tuple[str, str]]:
    """Every (module, name) of the standard library that the program uses, such as ("threading", "Thread.join")."""
    reader = _Reader()
    try:
        reader.visit(program.tree)
    except BookError:  # it is in the grammar of a newer Python
        return set()
    reader.used.clear()  # the first pass has learned what stands where; what comes later in the file is known now
    reader.visit(program.tree)
    return {(module, name) for module, name in map(reader.split, reader.used) if name and "._" not in f".{name}"}


class _Reader(ast.NodeVisitor):
    """Follows imports and assignments. One scope is enough for a program of forty lines.

    A collection means what its first element means, behind a star: its own methods are not names of the library.
    """

    def __init__(self) -> None:
        self.modules: set[str] = set()
        self.means: dict[str, str] = {}  # variable or .attribute -> dotted name of its module, class, or object
        self.used: set[str] = set()

    def split(self, dotted: str) -> tuple[str, str]:
        """The module and the name in it; of what is below a class, its attribute too, and nothing deeper."""
        module = max((m for m in self.modules if f"{dotted}.".startswith(f"{m}.")), key=len, default="")
        first, *below = dotted.removeprefix(module).strip(".").split(".")
        return module, ".".join([first, *(below[:1] if first[:1].isupper() else [])])

    def dotted(self, node: ast.AST | None) -> str:
        """What an expression is or, for a call or a collection, what it gives; "" where that is not told."""
        if isinstance(node, ast.Name):
            return self.means.get(node.id, "")
        if isinstance(node, ast.Attribute):
            owner = self.dotted(node.value)
            if owner.startswith("*"):
                return ""
            return f"{owner}.{node.attr}" if owner else self.means.get(f".{node.attr}", "")
        if isinstance(node, ast.Call):
            called = self.dotted(node.func)
            name = self.split(called)[1]
            return GIVES.get(called) or (called if re.fullmatch(r"[A-Z]\w*", name) else "")
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.GeneratorExp)):
            return self.several(node.elt)
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)) and node.elts:
            return self.several(node.elts[0])
        if isinstance(node, ast.Dict) and node.values:
            return self.several(node.values[0])
        return ""

    def several(self, first: ast.AST) -> str:
        meaning = self.dotted(first)
        return meaning and f"*{meaning}"

    def learn(self, target: ast.AST | None, meaning: str, value: ast.AST | None = None) -> None:
        if isinstance(target, (ast.Tuple, ast.List)):
            parts = value.elts if isinstance(value, ast.Tuple) else []
            for n, element in enumerate(target.elts):
                part = parts[n] if len(parts) == len(target.elts) else None
                self.learn(element, self.dotted(part) if part else meaning.removeprefix("*"), part)
        elif meaning and isinstance(target, ast.Name):
            self.means[target.id] = meaning
        elif meaning and isinstance(target, ast.Attribute):
            self.means[f".{target.attr}"] = meaning

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.split(".")[0] in sys.stdlib_module_names:
                self.modules |= {alias.name, alias.name.split(".")[0]} | PACKAGES
                self.means[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        if node.module and node.module.split(".")[0] in sys.stdlib_module_names and node.module != "__future__":
            self.modules.add(node.module)
            for alias in node.names:
                self.means[alias.asname or alias.name] = f"{node.module}.{alias.name}"
                self.used.add(f"{node.module}.{alias.name}")

    def visit_Assign(self, node: ast.Assign) -> None:
        for target in node.targets:
            self.learn(target, self.dotted(node.value), node.value)
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self.learn(node.target, self.dotted(node.annotation))
        self.generic_visit(node)

    def visit_NamedExpr(self, node: ast.NamedExpr) -> None:
        self.learn(node.target, self.dotted(node.value))
        self.generic_visit(node)

    def visit_withitem(self, node: ast.withitem) -> None:
        self.learn(node.optional_vars, self.dotted(node.context_expr))
        self.generic_visit(node)

    def visit_For(self, node: ast.For | ast.comprehension) -> None:
        self.learn(node.target, self.dotted(node.iter).removeprefix("*"))
        self.generic_visit(node)

    visit_comprehension = visit_For

    def visit_arg(self, node: ast.arg) -> None:
        if meaning := self.dotted(node.annotation):
            self.means[node.arg] = meaning
        self.generic_visit(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """An object of a class made here has what its first base has."""
        if node.bases and (base := self.dotted(node.bases[0])):
            self.means[node.name] = base
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        meaning = self.means.get(node.id, "")
        if isinstance(node.ctx, ast.Load) and "." in meaning and not meaning.startswith("*"):
            self.used.add(meaning)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        owner = self.dotted(node.value)
        if owner and not owner.startswith("*"):
            self.used.add(f"{owner}.{node.attr}")
        self.generic_visit(node)


def places(root: Path = ROOT) -> dict[str, tuple[Path, str]]:
    """For each program, the page that shows it whole and that page's title; a chapter before the home page."""
    found: dict[str, tuple[Path, str]] = {}
    docs = root / "docs" / "en"
    for page in sorted(docs.rglob("*.md"), key=lambda page: (page.name == "index.md", page)):
        title = ""
        for _, line in text_lines(page.read_text("utf-8")):
            if not title and (m := HEADING.match(line)):
                title = m[2]
            if m := EMBED.match(line):
                with contextlib.suppress(ValueError):  # which is told of the page itself
                    embed = parse_embed(m["args"])
                    if embed.shows == "whole":
                        found.setdefault(embed.name, (page.relative_to(docs), title))
    return found


def index(programs: Iterable[Program], shown: Container[str]) -> dict[str, dict[str, list[Program]]]:
    """Module -> name -> the programs that use it, all in order; starts of exercises are left out.

    `shown`: the names of the programs that some page shows whole; others are left out too.
    """
    found: dict[str, dict[str, list[Program]]] = defaultdict(lambda: defaultdict(list))
    for program in programs:
        if program.name in shown and not program.is_start:
            with contextlib.suppress(BookError):  # which is told of the program itself
                for module, name in sorted(names(program)):
                    found[module][name].append(program)
    modules = sorted(found, key=_spelt)
    return {m: dict(sorted(found[m].items(), key=lambda item: item[0].lower())) for m in modules}


def _spelt(module: str) -> str:
    """A module's name as it is looked up, _thread below T."""
    return module.lstrip("_")


class ProgramIndex(BlockProcessor):
    """Puts the index where a page says `{program-index}`."""

    def __init__(self, parser: BlockParser, context: Context):
        super().__init__(parser)
        self.context = context

    def test(self, parent: etree.Element, block: str) -> bool:
        """Whether this block asks for the index."""
        return block.strip() == LINE

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        """Put the index into the page."""
        blocks.pop(0)
        shown = places(self.context.root)
        found = index(self.context.programs.values(), shown)
        letters = etree.SubElement(parent, "p", {"class": "letters"})
        for letter, modules in itertools.groupby(found, lambda module: _spelt(module)[0].upper()):
            link = etree.SubElement(letters, "a", {"href": f"#{_module_id(next(modules))}"})
            link.text, link.tail = letter, " "
        for module, entries in found.items():
            heading = etree.SubElement(parent, "h2", {"id": _module_id(module), "class": "generated"})
            etree.SubElement(heading, "code").text = module
            table = etree.SubElement(parent, "dl", {"class": "program-index"})
            for name, programs in entries.items():
                term = etree.SubElement(table, "dt", {"id": f"{module}.{name}"})
                etree.SubElement(term, "code").text = f"{module}.{name}"
                self._line(etree.SubElement(table, "dd"), _by_page(programs, shown))

    def _line(self, parent: etree.Element, pages: list[tuple[Path, str, list[Program]]]) -> None:
        """The pages that show a name, each as a link to its first program; how many there are, where there are more."""
        above = Path(*[".."] * len(Path(self.context.page).parent.parts))
        listed = pages[:LISTED]
        for n, (page, title, programs) in enumerate(listed):
            if n == SHOWN:
                parent = etree.SubElement(parent, "details")
                etree.SubElement(parent, "summary").text = f"{len(pages) - SHOWN} more"
            link = etree.SubElement(parent, "a", {"href": f"{(above / page).as_posix()}#{figure_id(programs[0].name)}"})
            link.text = title.partition(": ")[0]
            number = f" ({len(programs)})" if len(programs) > 1 else ""
            rest = f", and {len(pages) - LISTED} pages" if len(pages) > LISTED else ""
            link.tail = number + (rest if n == len(listed) - 1 else ", ")


def _module_id(module: str) -> str:
    return f"module-{module.replace('.', '-')}"


def _by_page(programs: list[Program], shown: dict) -> list[tuple[Path, str, list[Program]]]:
    """The pages that show these programs, the one with the most first, each with its title and its programs."""
    pages: dict[tuple[Path, str], list[Program]] = {}
    for program in programs:
        pages.setdefault(shown[program.name], []).append(program)
    return [(*place, pages[place]) for place in sorted(pages, key=lambda place: -len(pages[place]))]
