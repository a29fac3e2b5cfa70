"""One line in a page, `{snippet fork/fork_returns_twice.py hl="os.fork|waitpid"}`, becomes a program and its run.

A Python-Markdown extension: MkDocs, or any other generator, names it and builds the same page. It gives a
figure: the program, or one function of it, or its difference from a sibling, or its stepper; the recorded run under the command
that makes it; the other versions' runs in tabs; which Pythons it ran on; links to the file.
"""

from __future__ import annotations

import difflib
import html
import os
import xml.etree.ElementTree as etree
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pygments
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from pygments import token
from pygments.filter import Filter
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from book import ROOT
from book.check.fault import BookError
from book.check.program import Program
from book.check.python import SUPPORTED, Version, spell_versions
from book.check.verdicts import verdicts
from book.site.markup import EMBED, Embed, parse_embed
from book.site.program_index import ProgramIndex
from book.site.stepper import stepper

WORDS = {
    "run": "Run",
    "runs": "Recorded runs of {}",
    "stderr": "standard error",
    "whole": "The whole program",
    "file": "Source",
    "download": "Download",
    "report": "Report",
    "same": "Ran as shown on Python {}.",
    "start": "Does not pass yet, as it should, on Python {}.",
    "own": "Prints something else on {}: see the tabs.",
    "needs": "Needs {}.",
    "unix": "Not on Windows: needs {}.",
    "unverified": "Not verified since its last change.",
    "not run": "Not run since this edit: this machine cannot run it.",
    "unknown": "Not yet run on other versions.",
}
NEEDS = {"gil": "a build with the GIL", "procfs": "a /proc"}
UNIX = {"os.fork", "procfs"}
BESIDE = 116  # columns of program and longest line of a run, together, that fit side by side on a screen of 1280 pixels
UNSEARCHED = 'data-search-exclude=""'  # the theme's search leaves such an element out
PLAIN = {
    token.Name,
    token.Operator,
    token.Punctuation,
    token.Text.Whitespace,
    token.Name.Namespace,
    token.Generic.Output,
}


class SnippetExtension(Extension):
    """Options: `root`, the book's folder; `repo`, the URL of its files in a repository browser, or ""; `issues`, the
    URL of its form for mistakes, or "", which is told page and program.

    A generator sets, before it converts a page: `page`, its path below the folder of pages, for links; and
    for errors `source`, the file's path, and `first_line`, the number of the first line that it passes on.
    `standing` tells how a program stands with the gate (see book.check.verdicts.standing).
    """

    def __init__(self, **settings):
        self.config = {
            "root": [str(ROOT), "the book's folder"],
            "repo": ["", "URL of its files, ending in /blob/main"],
            "issues": ["", "URL of the form for mistakes, ending in ?template=mistake.yml"],
        }
        super().__init__(**settings)
        self.page, self.source, self.first_line = "", "", 1
        self.standing: Callable[[Program], str] = lambda program: "verified"

    def extendMarkdown(self, md: Markdown) -> None:
        shared = _Page(self)
        md.preprocessors.register(_Lines(md, shared), "snippet-lines", 1000)
        md.parser.blockprocessors.register(_Figure(md.parser, shared), "snippet", 75)
        md.parser.blockprocessors.register(ProgramIndex(md.parser, shared), "program-index", 75)
        md.treeprocessors.register(_Tables(md), "scroll", 0)


def makeExtension(**settings) -> SnippetExtension:
    return SnippetExtension(**settings)


class _Page:
    """What is known of the page being converted."""

    def __init__(self, extension: SnippetExtension):
        self.extension = extension
        self.lines: list[str] = []
        self.whole: set[str] = set()
        self.steppers: set[str] = set()
        self.tabs = 0

    @property
    def root(self) -> Path:
        return Path(self.extension.getConfig("root"))

    def error(self, args: str, text: str) -> BookError:
        """An error at the line of this embed, as far as the generator has told where the page is."""
        numbers = [
            n for n, line in enumerate(self.lines, self.extension.first_line) if line.strip() == f"{{snippet {args}}}"
        ]
        page = self.extension.source or self.extension.page or "page"
        return BookError(page, numbers[0] if numbers else 1, text)


class _Lines(Preprocessor):
    """Keeps the page's own lines, so that an error can say where it is."""

    def __init__(self, md: Markdown, page: _Page):
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        self.page.lines, self.page.whole, self.page.steppers, self.page.tabs = list(lines), set(), set(), 0
        return lines


class _Tables(Treeprocessor):
    """Puts each table in a box of its own, which scrolls where the screen is narrow."""

    def run(self, root) -> None:
        for parent in list(root.iter()):
            for n, child in enumerate(parent):
                if child.tag == "table":
                    box = etree.Element("div", {"class": "scroll"})
                    parent[n], box.tail, child.tail = box, child.tail, ""
                    box.append(child)


class _Plain(Filter):
    """Leaves unmarked what has no color of its own: a page is half as heavy without."""

    def filter(self, lexer, stream):
        for kind, text in stream:
            yield (token.Text if kind in PLAIN else kind), text


class _Figure(BlockProcessor):
    """Works on blocks, after fences were taken out: so inside lists, tabs and admonitions, and never inside a fence."""

    def __init__(self, parser, page: _Page):
        super().__init__(parser)
        self.page = page

    def test(self, parent, block: str) -> bool:
        return any(EMBED.match(line) for line in block.split("\n"))

    def run(self, parent, blocks: list[str]) -> None:
        block = blocks.pop(0)
        lines = block.split("\n")
        at = next(n for n, line in enumerate(lines) if EMBED.match(line))
        if at:
            self.parser.parseBlocks(parent, ["\n".join(lines[:at])])
        args = EMBED.match(lines[at])["args"]
        try:
            embed = parse_embed(args)
            self._build(parent, embed)
        except ValueError as error:
            if isinstance(error, BookError):
                raise
            raise self.page.error(args, str(error)) from None
        if rest := "\n".join(lines[at + 1 :]):
            blocks.insert(0, rest)

    def _build(self, parent, embed: Embed) -> None:
        path = self.page.root / "snippets" / embed.name
        if not path.is_file():
            raise ValueError(f"wanted a program, came no snippets/{embed.name}")
        program = Program.load(path, self.page.root)
        standing = self.page.extension.standing(program)
        figure = etree.SubElement(parent, "figure", {"class": "snippet"})
        if embed.shows == "stepper":
            self._stepper(figure, program, embed)
        else:
            self._whole_or_part(figure, program, embed)
        caption = etree.SubElement(figure, "figcaption", {"data-search-exclude": ""})
        self._strip(caption, program, standing)
        self._links(caption, program)

    def _stepper(self, figure, program: Program, embed: Embed) -> None:
        if embed.id in self.page.steppers:
            raise ValueError(f"wanted one stepper of {program} on a page, came a second")
        self.page.steppers.add(embed.id)
        figure.attrib |= {"class": "stepper fresh", "id": embed.id, "data-search-exclude": ""}
        self._html(figure, stepper(program, lambda source: _marked(source, "python")))

    def _whole_or_part(self, figure, program: Program, embed: Embed) -> None:
        if embed.id and program.name not in self.page.whole:
            figure.set("id", embed.id)
        pair = etree.SubElement(figure, "div", {"class": "pair"})
        width = self._program(pair, program, embed)
        if "output" not in embed.options and not program.is_start:
            width += self._runs(pair, program)
            if width <= BESIDE:
                figure.set("class", "snippet beside")
        if "diff" in embed.options:
            details = etree.SubElement(figure, "details")
            etree.SubElement(details, "summary").text = WORDS["whole"]
            self._html(details, _code(program.source, "python", str(program), [], whole=True))

    def _program(self, pair, program: Program, embed: Embed) -> int:
        """Returns its columns."""
        source, title = program.source, str(program)
        literals = embed.options["hl"].split("|") if "hl" in embed.options else []
        if "diff" in embed.options:
            source, title = self._difference(program, embed.options["diff"])
        elif "def" in embed.options:
            if program.name not in self.page.whole:
                raise ValueError(f"wanted {program.name} shown whole earlier on this page, came only def=")
            source, title = _function(program, embed.options["def"]), f"{title}: {embed.options['def']}"
        lines = source.split("\n")
        code = {n: line for n, line in enumerate(lines, 1) if not line.lstrip("+- ").startswith('"""')}
        for literal in literals:
            if not any(literal in line for line in code.values()):
                raise ValueError(f"wanted a line with {literal!r} in {program}, came none")
        marked = [n for n, line in code.items() if any(literal in line for literal in literals)]
        language = "diff" if "diff" in embed.options else "python"
        self._html(pair, _code(source, language, title, marked, whole=source == program.source))
        if "def" not in embed.options:
            self.page.whole.add(program.name)
        return max(map(len, lines))

    def _difference(self, program: Program, sibling: str) -> tuple[str, str]:
        other = program.path.with_name(sibling)
        if not other.is_file():
            raise ValueError(f"wanted a sibling, came no {sibling} beside {program}")
        old, new = other.read_text("utf-8").splitlines(), program.source.splitlines()
        lines = [line for line in difflib.unified_diff(old, new, n=2, lineterm="")][2:]
        if not lines:
            raise ValueError(f"wanted a difference between {sibling} and {program}, came none")
        kept = "\n".join("..." if line.startswith("@@") else line for line in lines)
        return kept.removeprefix("...\n") + "\n", f"{program}: what differs from {sibling}"

    def _runs(self, pair, program: Program) -> int:
        """The newest Python's run; where older ones print something else, all in tabs, the newest first. Returns their columns."""
        outs, errs = program.recordings("out"), program.recordings("err")
        if not outs:
            raise ValueError(f"wanted a recorded run of {program}, came none; make record writes it")
        versions = sorted({r.version for r in outs + errs}, reverse=True)
        oldest = [version.minor + 1 for version in versions[1:]] + [SUPPORTED[0].minor]
        tabs, runs = [], []
        self.page.tabs += len(versions) > 1
        for n, (version, minor) in enumerate(zip(versions, oldest), 1):
            label, minors = "", " ".join(f"3.{m}" for m in range(version.minor, minor - 1, -1))
            if len(versions) > 1:
                label = f"Python 3.{minor}" + (f" to {version}" if version.minor > minor else "")
                name = f"run-{self.page.tabs}"
                tabs.append(
                    f'<input type="radio" name="{name}" id="{name}-{n}" data-python="{minors}"{" checked" if n == 1 else ""}>'
                    f'<label for="{name}-{n}">{label}</label>'
                )
            runs.append(self._run(program, version, label, minors))
        if tabs:
            legend = WORDS["runs"].format(program.path.name)
            tabs.insert(0, f'<legend class="away">{legend}</legend>')
        tag = "fieldset" if tabs else "div"
        self._html(pair, f'<{tag} class="runs">\n' + "\n".join([*tabs, *runs]) + f"\n</{tag}>")
        return max(len(line) for recording in outs + errs for line in recording.text.split("\n"))

    def _run(self, program: Program, version: Version, label: str, minors: str) -> str:
        under = ["-m", program.contract.under] if program.contract.under else []
        arguments = " ".join([*program.contract.flags, *under, program.path.name])
        arguments += " | cat" if program.contract.stdout == "pipe" else ""
        bar = f"<b>{WORDS['run']}</b>"
        for system, python in (("unix", "python3"), ("windows", "py")):
            search = f" {UNSEARCHED}" if system == "windows" else ""
            bar += f' <code class="command" data-system="{system}"{search}>{python} {html.escape(arguments)}</code>'
        if label:
            bar += f' <span class="version">{label}</span>'
        out, err = (program.recording(stream, version) for stream in ("out", "err"))
        parts = [f'<div class="bar">{bar}</div>']
        if out and out.text:
            parts.append(f"<pre><code>{html.escape(out.text, quote=False)}</code></pre>")
        if err and err.text:
            parts.append(f'<div class="bar">{WORDS["stderr"]}</div>')
            text = _marked(err.text, "pytb") if "Traceback" in err.text else html.escape(err.text, quote=False)
            parts.append(f"<pre><code>{text}</code></pre>")
        return f'<div class="highlight run" data-python="{minors}">' + "\n".join(parts) + "</div>"

    def _html(self, parent, source: str) -> None:
        """Passes HTML by the Markdown: the placeholder's paragraph is taken out again."""
        etree.SubElement(parent, "p").text = self.parser.md.htmlStash.store(source)

    def _strip(self, caption, program: Program, standing: str) -> None:
        """One sentence for each verdict, with the Pythons that it is true of, so that a reader's own can be marked."""
        sentences = [(WORDS[standing], [])] if standing in WORDS else []
        known = verdicts(program)
        for verdict in ("same", "own"):
            if labels := [version for version in known if known[version] == verdict]:
                word = "start" if program.is_start else verdict
                sentences.append((WORDS[word].format(spell_versions(labels)), labels))
        needs = ", ".join(NEEDS.get(need, need) for need in program.contract.needs)
        if labels := [version for version in known if known[version] == "needs"]:
            sentences.append((WORDS["needs"].format(needs), labels))
        if not known and not sentences:
            sentences.append((WORDS["unknown"], []))
        strip = etree.SubElement(caption, "span", {"class": f"versions {standing.replace(' ', '-')}"})
        for text, labels in sentences:
            part = etree.SubElement(strip, "span", {"data-python": " ".join(map(str, labels))} if labels else {})
            part.text, part.tail = text, " "
        if lacks := [NEEDS.get(need, need) for need in program.contract.needs if need in UNIX]:
            part = etree.SubElement(strip, "span", {"data-system": "windows"})
            part.text = WORDS["unix"].format(", ".join(lacks))

    def _links(self, caption, program: Program) -> None:
        if repo := self.page.extension.getConfig("repo"):
            link = etree.SubElement(caption, "a", {"href": f"{repo}/{program}"})
            link.text = WORDS["file"]
            link.tail = " "
        below = os.path.dirname(self.page.extension.page)
        target = os.path.relpath(str(program), below).replace(os.sep, "/")
        link = etree.SubElement(caption, "a", {"href": target, "download": program.path.name})
        link.text = WORDS["download"]
        if issues := self.page.extension.getConfig("issues"):
            link.tail = " "
            told = f"&page={quote(self.page.extension.page)}&program={quote(program.name)}"
            link = etree.SubElement(caption, "a", {"href": issues + told, "class": "report"})
            link.text = WORDS["report"]


def _code(source: str, language: str, title: str, marked: list[int], whole: bool = False) -> str:
    """Highlighted code under its title. `whole`: this is the file exactly, final newline included."""
    style = f"highlight {language}{' whole' if whole else ''}"
    name = f'<span class="filename" {UNSEARCHED}>{html.escape(title).replace("/", "/<wbr>")}</span>'
    return f'<div class="{style}">{name}<pre><code>{_marked(source, language, marked)}</code></pre></div>'


def _marked(source: str, language: str, marked: list[int] | tuple = ()) -> str:
    lexer = get_lexer_by_name(language, stripnl=False)
    lexer.add_filter(_Plain())
    return pygments.highlight(source, lexer, HtmlFormatter(nowrap=True, hl_lines=marked))


def _function(program: Program, name: str) -> str:
    """The source of one top-level function or class, decorators included."""
    for node in program.tree.body:
        if getattr(node, "name", None) == name:
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            return "\n".join(program.source.split("\n")[first - 1 : node.end_lineno]) + "\n"
    raise ValueError(f"wanted a function {name!r} in {program}, came none")
