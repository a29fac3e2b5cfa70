"""What every page must hold, each fault with its line; the tests ask for all of it, the build for what it can."""

from __future__ import annotations

import ast
import functools
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import markdown
from mkdocs.utils import meta, yaml_load

from book import ROOT
from book.check.contract import EXPLORER
from book.check.fault import BookError, Fault
from book.check.program import Program, find_programs
from book.check.tidy import HIDDEN
from book.site import facts, rendered
from book.site.context import Keeper, made
from book.site.embed import SnippetExtension
from book.site.html import Document
from book.site.markup import CONFLICT, FENCE, HEADING, examples, figure_id, scan, text_lines
from book.site.questions import sections

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
IN_SHORT = 3  # lines that sum up a chapter, before its exercises
LINKS = 4  # of Further reading
QUESTIONS = 5  # for each page, of which its readers would ask the search
FRONT = ("title", "description", "first")
Found = Iterator[tuple[int, str]]  # line and text of each fault of a page


class Page(NamedTuple):
    """A page, read once."""

    path: Path
    text: str
    lines: list[tuple[int, str]]  # those that stand in no fence, comment or front matter, with their numbers

    @classmethod
    def of(cls, path: Path, text: str) -> Page:
        """A page, read once for all checks."""
        return cls(path, text, list(text_lines(text)))


def faults(
    root: Path = ROOT,
    nav: list[str] | None = None,
    programs: Iterable[Program] | None = None,
    converted: Mapping[Path, Document] | None = None,
    kept: Keeper = made,
) -> list[Fault]:
    """Everything wrong with the pages and with what they show.

    `nav`: the pages that the nav names, relative to docs/en; `programs`: those of the book, if they were read before;
    `converted`: the HTML of each page, if the pages were converted before, and what was wrong then is told already;
    `kept`: what remembers what is asked of a page that is as it was.
    """
    docs = root / "docs" / "en"
    known = {program.name: program for program in (find_programs(root) if programs is None else programs)}
    pages, found = {}, []
    for path in sorted(docs.rglob("*.md")):
        if not path.name.startswith("."):
            try:
                text = path.read_text("utf-8-sig")
                pages[path] = kept(("read", path, text), functools.partial(Page.of, path, text))
            except (OSError, ValueError) as error:
                found.append(Fault(path.relative_to(root).as_posix(), 1, f"wanted UTF-8, came {error}"))
    if converted is None:
        converted, wrong_embeds = convert(root, pages.values(), known)
        found += wrong_embeds
    ids = {path: kept(("ids", html), functools.partial(rendered.ids, html)) for path, html in converted.items()}
    shown: dict[str, set[str]] = {}
    broken = set()  # the pages of which nothing else is told
    for page in pages.values():
        where = page.path.relative_to(root).as_posix()
        html = converted.get(page.path, Document(""))
        for figure, kind in kept(("shown", html), functools.partial(rendered.shown, html)).items():
            shown.setdefault(figure, set()).add(kind)
        wrong, whole = kept(("asked", page.text, html), functools.partial(_asked, page, html))
        wrong = list(wrong)
        if not whole:
            broken.add(page.path)
        else:
            wrong += _link_faults(page, docs, root, ids)
        wrong += [*_front_faults(page), *first_faults(page.path, page.text, docs, nav)]
        if nav is not None and page.path.relative_to(docs).as_posix() not in nav and not page.path.name.startswith("_"):
            wrong.append((1, "wanted a place in the nav of mkdocs.yml, came none"))
        found += [Fault(where, line, text) for line, text in wrong]
    for path in sorted(docs.rglob("*.ipynb")):
        if ".ipynb_checkpoints" not in path.parts:
            wrong = list(first_faults(path, path.read_text("utf-8", "replace"), docs, nav))
            found += [Fault(path.relative_to(root).as_posix(), line, text) for line, text in wrong]
    found += _nav_faults(root, docs, nav or [])
    found += _glossary_faults(docs, root, pages) + _program_faults(root, known, shown)
    found += _embed_faults(root, known, shown, pages, broken, {(fault.path, fault.line) for fault in found})
    return list(dict.fromkeys(found))


def _asked(page: Page, html: Document) -> tuple[list[tuple[int, str]], bool]:
    """What is wrong with a page alone, and whether all of it can be told: not where something has no end."""
    if wrong := list(_text_faults(page)) or list(rendered.unclosed(html, rendered.Source(page.text))):
        return wrong, False
    return sorted({*_list_faults(page), *_fence_faults(page), *rendered.faults(page.text, html)}), True


def convert(
    root: Path, pages: Iterable[Page], programs: Mapping[str, Program]
) -> tuple[dict[Path, Document], list[Fault]]:
    """The HTML of each page, by the extensions that mkdocs.yml names, and what was wrong with its embeds."""
    config = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in config]
    options = {name: one[name] for one in config if isinstance(one, dict) for name in one}
    extension = SnippetExtension(root=str(root))
    context, wrong, html = extension.context, list[Fault](), {}
    context.faults, context.programs = wrong, dict(programs)
    context.highlighter.late = True
    for page in pages:
        context.turn_to(page.path.relative_to(root / "docs" / "en").as_posix(), page.path.relative_to(root).as_posix())
        text = meta.get_data(page.text)[0]
        context.first_line = first_line(page.text, text)
        html[page.path] = Document(markdown.markdown(text, extensions=[*names, extension], extension_configs=options))
    return html, wrong


def first_line(source: str, text: str) -> int:
    """The line of a page on which its text begins, below the front matter."""
    return 1 + source[: max(0, source.find(text.strip()))].count("\n")


def _text_faults(page: Page) -> Found:
    """What keeps a page from being read as it was meant: all else that is said of it may be a consequence."""
    opened = 0
    for number, line, info, opens in scan(page.text):
        opened = number if opens else opened if info is not None else 0
        if CONFLICT.match(line):
            yield number, f"wanted text, came a conflict marker, {line!r}"
        if match := HIDDEN.search(line):
            yield number, f"wanted text, came the control character {match[0]!r}"
    lines = page.text.rstrip().split("\n")
    if opened and (mark := FENCE.match(lines[opened - 1])):
        last = FENCE.match(lines[-1])
        if len(lines) == opened or not last or last["info"] or not last["mark"].startswith(mark["mark"]):
            yield opened, f"wanted the end of this fence, {mark['mark']}, came none"


def _front_faults(page: Page) -> Found:
    """Front matter is plain text under keys that are known: the templates put it into the page."""
    for key, value in meta.get_data(page.text)[1].items():
        if key not in FRONT:
            yield _line(page.text, key), f"unknown key {key!r} of the front matter; known: {', '.join(FRONT)}"
        elif re.search('[<>"]', str(value)) or (key in ("title", "description") and not isinstance(value, str)):
            yield _line(page.text, key), f"wanted plain text, came {key}: {value!r}"


def _list_faults(page: Page) -> Found:
    """A chapter without three items in short right before its exercises; more than four for further reading."""
    before, items = "", 0
    for number, line in page.lines:
        if m := HEADING.match(line):
            summed = (before, items) == ("in-short", IN_SHORT) or page.path.stem.endswith("-failures")
            if m[3] == "exercises" and not summed:
                came = f"{items} items" if before == "in-short" else "none"
                wanted = f"wanted '## In short {{ #in-short }}' with {IN_SHORT} items right before the exercises"
                yield number, f"{wanted}, came {came}"
            before, items = m[3], 0
        elif line.startswith("- "):
            items += 1
            if before == "further-reading" and items == LINKS + 1:
                yield number, f"wanted at most {LINKS} links for further reading, came one more"


def _fence_faults(page: Page) -> Found:
    """What pytest-examples runs may use what is harmless, and belongs in snippets/ otherwise."""
    for number, source in examples(page.text).items():
        try:
            tree = ast.parse(source)
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


def _link_faults(page: Page, docs: Path, root: Path, ids: dict[Path, set[str]]) -> Found:
    for number, line in page.lines:
        for m in LINK.finditer(re.sub(r"`[^`]*`", "", line)):
            target = m[1] or unescape(m[2])
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
    """Each page to read first is there, and comes before in the nav. A line is that of the name."""
    first = first_pages(path.name, text)
    if not isinstance(first, list):
        yield _line(text, "first"), f"wanted pages to read first, [fork.md], came {first!r}"
        return
    for name in first:
        if not isinstance(name, str) or not (docs / name).is_file() or (nav is not None and name not in nav):
            yield _line(text, str(name)), f"wanted a page to read first, came no {name}"
        elif nav is not None and name in nav[_place(path.relative_to(docs).as_posix(), nav) + 1 :]:
            yield _line(text, name), f"wanted a page to read first, came {name}, which the nav has later"


def _place(name: str, nav: list[str]) -> int:
    """The place of a page in the nav; its end, where it has none."""
    return nav.index(name) if name in nav else len(nav)


def _line(text: str, word: str) -> int:
    """The first line that holds a word, from the line on that says first."""
    lines = list(enumerate(text.split("\n"), 1))
    start = next((number for number, line in lines if re.match(r'\s*"?first"?\s*:', line)), 1)
    return next((number for number, line in lines[start - 1 :] if word in line), start)


def _nav_faults(root: Path, docs: Path, nav: list[str]) -> list[Fault]:
    """What a page needs beside itself: a file, questions, news of it where it is new, a way from its old name."""
    found: list[Fault] = []
    config = _read(root / "mkdocs.yml")
    for name in nav:
        if not (docs / name).is_file():
            found.append(Fault("mkdocs.yml", _line_of(config, name), f"wanted a page docs/en/{name}, came none"))
    questions = root / "tests" / "browser" / "questions.txt"
    if questions.exists():
        found += _question_faults(questions.relative_to(root).as_posix(), _read(questions), docs, nav)
    if "docs/" not in facts.git("ls-tree", "--name-only", "HEAD", "docs/en/", root=root):
        return found
    redirects = (yaml_load(config).get("extra") or {}).get("redirects") or {}
    gone = facts.git("log", "--diff-filter=D", "--no-renames", "--name-only", "--format=", "--", "docs/en", root=root)
    deleted = facts.git("diff", "--diff-filter=D", "--no-renames", "--name-only", "HEAD", "--", "docs/en", root=root)
    for path in sorted({*gone.split("\n"), *deleted.split("\n")}):
        old = path.removeprefix("docs/en/")
        if old.endswith((".md", ".ipynb")) and not (docs / old).exists() and old not in redirects:
            text = f"wanted a line {old}: NEW.md, for the page that was renamed or taken away, came none"
            found.append(Fault("mkdocs.yml", _line_of(config, "redirects:"), text))
    news = _read(docs / "changelog.md")
    for name in _new_pages(root):
        if name in nav and name != "changelog.md" and f"({name}" not in news:
            text = f"wanted a line of this new page in docs/en/changelog.md, with a link to {name}, came none"
            found.append(Fault(f"docs/en/{name}", 1, text))
    return found


def _new_pages(root: Path) -> list[str]:
    """The pages that the main branch does not have; none where git does not know that branch, or stands on it."""
    for base in ("origin/main", "main"):
        if known := facts.git("ls-tree", "-r", "--name-only", base, "docs/en", root=root).split("\n"):
            if known != [""]:
                pages = sorted((root / "docs" / "en").rglob("*.[mi][dp]*"))
                names = [page.relative_to(root).as_posix() for page in pages if page.suffix in (".md", ".ipynb")]
                return [name.removeprefix("docs/en/") for name in names if name not in known]
    return []


def _question_faults(where: str, text: str, docs: Path, nav: list[str]) -> Iterator[Fault]:
    """Five questions for each page, below its address."""
    addresses = {"/" if name == "index.md" else f"/{name.rpartition('.')[0]}/": name for name in nav}
    asked: dict[str, int] = {}
    for section in sections(text):
        asked[section.address] = len(section.questions)
        named = [(section.line, section.address)]
        named += [(question.line, other) for question in section.questions for other in question.others]
        for number, address in named:
            if address not in addresses:
                yield Fault(where, number, f"wanted the address of a page of the nav, came {address}")
    for address, name in addresses.items():
        if asked.get(address, 0) < QUESTIONS and (docs / name).is_file():
            text = f"wanted {QUESTIONS} questions below {address} in {where}, came {asked.get(address, 0)}"
            yield Fault(f"docs/en/{name}", 1, text)


def _read(path: Path) -> str:
    return path.read_text("utf-8-sig") if path.is_file() else ""


def _line_of(text: str, part: str) -> int:
    """The first line that holds a text; 1 where there is none."""
    return next((number for number, line in enumerate(text.split("\n"), 1) if part in line), 1)


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
            for mark, term in re.findall(r"(?<![*\w\[\\])([*_])([^*_\s][^*_]*)\1(?![*\w])", line):
                text = f"wanted a term linked, [*{term}*](glossary.md#...), came {mark}{term}{mark}"
                found.append(Fault(path.relative_to(root).as_posix(), number, text))
    for number, line in pages[glossary].lines:
        if (m := HEADING.match(line)) and len(m[1]) == 3 and m[3] not in linked:
            text = f"wanted a page that links {m[2]!r}, came none"
            found.append(Fault(glossary.relative_to(root).as_posix(), number, text))
    return found


def _embed_faults(
    root: Path,
    programs: dict[str, Program],
    shown: dict[str, set[str]],
    pages: dict[Path, Page],
    broken: set[Path],
    told: set[tuple[str, int]],
) -> Iterator[Fault]:
    """Every program is shown whole. `told`: the lines of pages of which something is told already."""
    for program in programs.values():
        if "whole" in shown.get(figure_id(program.name), ()):
            continue
        named = re.compile(rf"\{{\s*(?!picture\b)[\w-]+\s+{re.escape(program.name)}\b")
        texts = [(path, number) for path, page in pages.items() for number in _lines_with(page, named)]
        for path, number in texts:
            where = path.relative_to(root).as_posix()
            if path not in broken and (where, number) not in told:
                yield Fault(where, number, f"wanted {program} shown, came its embed as text, in code or in a comment")
        if not texts:
            yield Fault(str(program), 1, "wanted a page that shows it whole, came none")


def _program_faults(root: Path, programs: dict[str, Program], shown: dict[str, set[str]]) -> list[Fault]:
    """`shown`: what pages show, by the ids of figures."""
    found: list[Fault] = []
    known = {root / folder / "README.md" for folder in ("snippets", "tests/patterns")}
    for program in programs.values():
        files = program.files()
        known.update(files)
        if program.path.stem in sys.stdlib_module_names:
            text = "wanted a name of its own, came that of a module of the standard library"
            found.append(Fault(str(program), 1, text))
        if program.is_start and not program.stem.with_suffix(".py").exists():
            found.append(Fault(str(program), 1, f"wanted its answer {program.stem.name}.py, came none"))
        found += _control_faults(program, [path for path in files if path.suffix in (".py", ".out", ".err")])
        try:
            if program.contract.stepper and "stepper" not in shown.get(figure_id(program.name, "stepper"), ()):
                found.append(Fault(str(program), 1, "wanted a page with its stepper, came none"))
            if program.contract.picture and figure_id(program.name, "picture") not in shown:
                found.append(Fault(str(program), 1, "wanted a page with its picture, came none"))
        except BookError as error:
            found.append(error.fault)
    for path in sorted([*(root / "snippets").rglob("*"), *(root / "tests" / "patterns").rglob("*")]):
        hidden = any(part.startswith((".", "__pycache__")) for part in path.relative_to(root).parts)
        if path not in known and not hidden and path.is_file():
            text = "wanted a file that belongs to a program snippets/TOPIC/NAME.py, came this"
            found.append(Fault(path.relative_to(root).as_posix(), 1, text))
    return found


def _lines_with(page: Page, named: re.Pattern[str]) -> Iterator[int]:
    return (number for number, line in enumerate(page.text.split("\n"), 1) if named.search(line))


def _control_faults(program: Program, files: list[Path]) -> Iterator[Fault]:
    """What is shown of a program is text; `files`: the program and its recordings."""
    for path in files:
        text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")  # that it is UTF-8 is asked elsewhere
        if not HIDDEN.search(text):
            continue
        cure = "record it anew: make record" if path != program.path else r"write it as an escape, such as \x1b"
        for number, line in enumerate(text.split("\n"), 1):
            if match := HIDDEN.search(line):
                yield Fault(
                    program.shown(path), number, f"wanted text, came the control character {match[0]!r}; {cure}"
                )
                break
