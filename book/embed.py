"""One line in a page, `{snippet fork/fork_returns_twice.py hl="os.fork|waitpid"}`, becomes a program and its run.

A Python-Markdown extension: MkDocs, or any other generator, names it and builds the same page. It gives a
figure: the program, or one function of it, or its difference from a sibling; the recorded run as a console;
the other versions' runs in tabs; which Pythons it ran on; links to the file.
"""

from __future__ import annotations

import difflib
import os
import xml.etree.ElementTree as etree
from collections.abc import Callable
from pathlib import Path

import pygments
from markdown import Extension, Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.preprocessors import Preprocessor
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from book import ledger
from book.pages import EMBED, Embed, figure_id, parse_embed
from book.program_index import ProgramIndex
from book.snippet import ROOT, SUPPORTED, ContractError, Snippet

WORDS = {
    "stderr": "standard error",
    "whole": "The whole program",
    "file": "Source",
    "download": "Download",
    "same": "Ran as shown on Python {}.",
    "start": "Does not pass yet, as it should, on Python {}.",
    "own": "Prints something else on {}: see the tabs.",
    "needs": "Needs {}.",
    "unverified": "Not verified since its last change.",
    "not run": "Not run since this edit: this machine cannot run it.",
    "unknown": "Not yet run on other versions.",
}
NEEDS = {"gil": "a build with the GIL", "procfs": "a /proc"}


class SnippetExtension(Extension):
    """Options: `root`, the book's folder; `repo`, the URL of its files in a repository browser, or "".

    A generator sets, before it converts a page: `page`, its path below the folder of pages, for links; and
    for errors `source`, the file's path, and `first_line`, the number of the first line that it passes on.
    `standing` tells how a program stands with the gate (see book.ledger.standing).
    """

    def __init__(self, **settings):
        self.config = {"root": [str(ROOT), "the book's folder"], "repo": ["", "URL of its files, ending in /blob/main"]}
        super().__init__(**settings)
        self.page, self.source, self.first_line = "", "", 1
        self.standing: Callable[[Snippet], str] = lambda snippet: "verified"

    def extendMarkdown(self, md: Markdown) -> None:
        shared = _Page(self)
        md.preprocessors.register(_Lines(md, shared), "snippet-lines", 1000)
        md.parser.blockprocessors.register(_Figure(md.parser, shared), "snippet", 75)
        md.parser.blockprocessors.register(ProgramIndex(md.parser, shared), "program-index", 75)


def makeExtension(**settings) -> SnippetExtension:
    return SnippetExtension(**settings)


class _Page:
    """What is known of the page being converted."""

    def __init__(self, extension: SnippetExtension):
        self.extension = extension
        self.lines: list[str] = []
        self.whole: set[str] = set()

    @property
    def root(self) -> Path:
        return Path(self.extension.getConfig("root"))

    def error(self, args: str, text: str) -> ContractError:
        """An error at the line of this embed, as far as the generator has told where the page is."""
        numbers = [
            n for n, line in enumerate(self.lines, self.extension.first_line) if line.strip() == f"{{snippet {args}}}"
        ]
        page = self.extension.source or self.extension.page or "page"
        return ContractError(f"{page}:{numbers[0] if numbers else 1}: {text}")


class _Lines(Preprocessor):
    """Keeps the page's own lines, so that an error can say where it is."""

    def __init__(self, md: Markdown, page: _Page):
        super().__init__(md)
        self.page = page

    def run(self, lines: list[str]) -> list[str]:
        self.page.lines, self.page.whole = list(lines), set()
        return lines


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
            if isinstance(error, ContractError):
                raise
            raise self.page.error(args, str(error)) from None
        if rest := "\n".join(lines[at + 1 :]):
            blocks.insert(0, rest)

    def _build(self, parent, embed: Embed) -> None:
        path = self.page.root / "snippets" / embed.name
        if not path.is_file():
            raise ValueError(f"wanted a program, came no snippets/{embed.name}")
        snippet = Snippet.load(path, self.page.root)
        standing = self.page.extension.standing(snippet)
        figure = etree.SubElement(parent, "figure", {"class": "snippet"})
        if "def" not in embed.options and snippet.name not in self.page.whole:
            figure.set("id", figure_id(snippet.name))
        self._program(figure, snippet, embed)
        if "output" not in embed.options and not snippet.is_start:
            self._runs(figure, snippet)
        caption = etree.SubElement(figure, "figcaption")
        self._strip(caption, snippet, standing)
        self._links(caption, snippet)

    def _program(self, figure, snippet: Snippet, embed: Embed) -> None:
        source, title = snippet.source, str(snippet)
        literals = embed.options["hl"].split("|") if "hl" in embed.options else []
        if "diff" in embed.options:
            source, title = self._difference(snippet, embed.options["diff"])
        elif "def" in embed.options:
            if snippet.name not in self.page.whole:
                raise ValueError(f"wanted {snippet.name} shown whole earlier on this page, came only def=")
            source, title = _function(snippet, embed.options["def"]), f"{title}: {embed.options['def']}"
        lines = source.split("\n")
        for literal in literals:
            if not any(literal in line for line in lines):
                raise ValueError(f"wanted a line with {literal!r} in {snippet}, came none")
        marked = [n for n, line in enumerate(lines, 1) if any(literal in line for literal in literals)]
        self._code(
            figure,
            source,
            "diff" if "diff" in embed.options else "python",
            title,
            marked,
            whole=source == snippet.source,
        )
        if "diff" in embed.options:
            details = etree.SubElement(figure, "details", {"class": "example"})
            etree.SubElement(details, "summary").text = WORDS["whole"]
            self._code(details, snippet.source, "python", str(snippet), [], whole=True)
        if "def" not in embed.options:
            self.page.whole.add(snippet.name)

    def _difference(self, snippet: Snippet, sibling: str) -> tuple[str, str]:
        other = snippet.path.with_name(sibling)
        if not other.is_file():
            raise ValueError(f"wanted a sibling, came no {sibling} beside {snippet}")
        old, new = other.read_text("utf-8").splitlines(), snippet.source.splitlines()
        lines = [line for line in difflib.unified_diff(old, new, n=2, lineterm="")][2:]
        if not lines:
            raise ValueError(f"wanted a difference between {sibling} and {snippet}, came none")
        kept = "\n".join("..." if line.startswith("@@") else line for line in lines)
        return kept.removeprefix("...\n") + "\n", f"{snippet}: what differs from {sibling}"

    def _runs(self, figure, snippet: Snippet) -> None:
        """The newest Python's run; where older ones print something else, all of them in tabs, the newest first."""
        outs, errs = snippet.recordings("out"), snippet.recordings("err")
        if not outs:
            raise ValueError(f"wanted a recorded run of {snippet}, came none; make record writes it")
        versions = sorted({r.version for r in outs + errs}, reverse=True)
        if len(versions) == 1:
            self._console(figure, snippet, versions[0])
            return
        chunk = []
        oldest = [version[1] + 1 for version in versions[1:]] + [SUPPORTED[0][1]]
        for version, minor in zip(versions, oldest):
            label = f"Python 3.{minor}" + (f" to 3.{version[1]}" if version[1] > minor else "")
            run = etree.Element("div")
            self._console(run, snippet, version)
            chunk.append("\n\n".join([f'=== "{label}"', *(f"    {block.text}" for block in run)]))
        self.parser.parseChunk(figure, "\n\n".join(chunk))

    def _console(self, parent, snippet: Snippet, version: tuple[int, int]) -> None:
        command = " ".join(["$ python", *snippet.contract.flags, snippet.path.name])
        command += " | cat\n" if snippet.contract.stdout == "pipe" else "\n"
        out, err = (snippet.recording(stream, version) for stream in ("out", "err"))
        self._code(parent, command + (out.text if out else ""), "console", None, [])
        if err and (text := err.text):
            self._code(parent, text, "pytb" if "Traceback" in text else "text", WORDS["stderr"], [])

    def _code(
        self, parent, source: str, language: str, title: str | None, marked: list[int], whole: bool = False
    ) -> None:
        """Highlighted code. `whole`: the copy button is to give the file exactly, final newline included."""
        kind = language if language in ("python", "diff") else "run"
        style = HtmlFormatter(
            cssclass=f"highlight {kind}{' whole' if whole else ''}",
            filename=title or "",
            hl_lines=marked,
            wrapcode=True,
        )
        code = pygments.highlight(source, get_lexer_by_name(language, stripnl=False), style)
        etree.SubElement(parent, "p").text = self.parser.md.htmlStash.store(code)  # takes the place of the paragraph

    def _strip(self, caption, snippet: Snippet, standing: str) -> None:
        words = [WORDS[standing]] if standing in WORDS else []
        verdicts = ledger.verdicts(snippet)
        for verdict in ("same", "own"):
            if labels := [label for label in verdicts if verdicts[label] == verdict]:
                words.append(WORDS["start" if snippet.is_start else verdict].format(_ranges(labels)))
        if "needs" in verdicts.values():
            words.append(WORDS["needs"].format(", ".join(NEEDS.get(need, need) for need in snippet.contract.needs)))
        if not verdicts and not words:
            words.append(WORDS["unknown"])
        strip = etree.SubElement(caption, "span", {"class": f"versions {standing.replace(' ', '-')}"})
        strip.text = " ".join(words)

    def _links(self, caption, snippet: Snippet) -> None:
        if repo := self.page.extension.getConfig("repo"):
            link = etree.SubElement(caption, "a", {"href": f"{repo}/{snippet}"})
            link.text = WORDS["file"]
            link.tail = " "
        below = os.path.dirname(self.page.extension.page)
        target = os.path.relpath(str(snippet), below).replace(os.sep, "/")
        link = etree.SubElement(caption, "a", {"href": target, "download": snippet.path.name})
        link.text = WORDS["download"]


def _function(snippet: Snippet, name: str) -> str:
    """The source of one top-level function or class, decorators included."""
    for node in snippet.tree.body:
        if getattr(node, "name", None) == name:
            first = min([node.lineno, *(d.lineno for d in node.decorator_list)])
            return "\n".join(snippet.source.split("\n")[first - 1 : node.end_lineno]) + "\n"
    raise ValueError(f"wanted a function {name!r} in {snippet}, came none")


def _ranges(labels: list[str]) -> str:
    """3.10 3.11 3.12 3.14 as "3.10 to 3.12 and 3.14"; free-threaded builds apart."""
    parts = []
    for threaded in (False, True):
        minors = sorted(int(label[2:].rstrip("t")) for label in labels if label.endswith("t") == threaded)
        runs: list[list[int]] = []
        for minor in minors:
            if runs and runs[-1][-1] == minor - 1:
                runs[-1].append(minor)
            else:
                runs.append([minor])
        told = [f"3.{r[0]}" if len(r) == 1 else f"3.{r[0]} to 3.{r[-1]}" for r in runs]
        if told:
            parts.append(("free-threaded " if threaded else "") + ", ".join(told))
    return " and ".join(parts)
