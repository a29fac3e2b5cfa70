"""One line in a page, `{snippet fork/fork_returns_twice.py hl="os.fork|waitpid"}`, becomes a program and its run.

A Python-Markdown extension: MkDocs, or any other generator, names it and builds the same page. It gives a
figure: the program, or its difference from a sibling, or its stepper; the recorded run under the command
that makes it; the other versions' runs in tabs; which Pythons it ran on; links to the file.
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import html
import io
import itertools
import os
import re
import tokenize
import unicodedata
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from markdown import Extension, Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from book import ROOT
from book.check.contract import COMMENT
from book.check.directive import split_lines
from book.check.fault import BookError
from book.check.program import Program, Recording
from book.check.python import SUPPORTED, Version, spell_versions
from book.check.tidy import show_hidden
from book.site.context import Context
from book.site.error_messages import ErrorMessages
from book.site.markup import EMBED, Embed, parse_embed
from book.site.pictures import PictureProcessor
from book.site.program_index import ProgramIndex
from book.site.stepper import stepper

WORDS = {
    "run": "Run",
    "runs": "Recorded runs of {}",
    "stderr": "standard error",
    "whole": "The whole program",
    "inner": "{}: the program in {}",
    "outer": "The program that runs it",
    "file": "Source",
    "download": "Download",
    "report": "Report",
    "same": "Ran as shown on Python {}.",
    "start": "Does not pass yet, as it should, on Python {}.",
    "own": "Prints something else on {}: see the tabs.",
    "needs": "Needs {}.",
    "unix": "Not on Windows: needs {}.",
    "unverified": "Not verified since its last change.",
    "stale": "Stale: make record",
    "not run": "Not run since this edit: this machine cannot run it.",
    "unknown": "Not yet run on other versions.",
}
FOLDS = {"diff": "whole", "inner": "outer"}  # options with which a program is folded, and the word for it
NEEDS = {"gil": "a build with the GIL", "free-threaded": "a free-threaded build", "procfs": "a /proc"}
UNIX = {"os.fork", "os.waitid", "procfs"}
BESIDE = 116  # columns of program and longest line of a run, together, that fit side by side on a screen of 1280 pixels


class SnippetExtension(Extension):
    """Options: `root`, the book's folder; `repo` and `issues`, addresses, as Context has them. `context`: the build."""

    def __init__(self, **settings):
        self.config = {
            "root": [str(ROOT), "the book's folder"],
            "repo": ["", "URL of its files, ending in /blob/main"],
            "issues": ["", "URL of the form for mistakes, ending in ?template=mistake.yml"],
        }
        super().__init__(**settings)
        self.context = Context(Path(self.getConfig("root")), self.getConfig("repo"), self.getConfig("issues"))

    def extendMarkdown(self, md: Markdown) -> None:
        """Register what reads embeds, pictures, the program index, and tables."""
        md.preprocessors.register(_Lines(md, self.context), "snippet-lines", 1000)
        md.parser.blockprocessors.register(_Figure(md.parser, self.context), "snippet", 75)
        md.parser.blockprocessors.register(PictureProcessor(md.parser, self.context), "picture", 75)
        md.parser.blockprocessors.register(ErrorMessages(md.parser), "error-messages", 75)
        md.parser.blockprocessors.register(ProgramIndex(md.parser, self.context), "program-index", 75)
        md.parser.blockprocessors.register(_Table(md.parser, self.context), "table", 75)
        md.treeprocessors.register(_Tables(md), "scroll", 0)


def makeExtension(**settings) -> SnippetExtension:
    """What Python-Markdown calls where it is given the name of this module."""
    return SnippetExtension(**settings)


class _Lines(Preprocessor):
    """Keeps the page's own lines, so that an error can say where it is."""

    def __init__(self, md: Markdown, context: Context):
        super().__init__(md)
        self.context = context

    def run(self, lines: list[str]) -> list[str]:
        self.context.begin(lines)
        return lines


class _Table(TableProcessor):
    """Python-Markdown's tables; a row that is too short or too long, which it mends, is wrong."""

    def __init__(self, parser: BlockParser, context: Context):
        super().__init__(parser, {"use_align_attribute": True})
        self.context = context

    def _build_row(self, row: str, parent: etree.Element, align: Sequence[str | None]) -> None:
        if (cells := len(self._split_row(row))) != len(align):  # type: ignore[attr-defined]  # it has no name for all
            self.context.report(self.context.error(row.strip(), f"wanted {len(align)} cells, came {cells}"))
        super()._build_row(row, parent, align)  # type: ignore[misc]


class _Tables(Treeprocessor):
    """Puts each table in a box of its own, which scrolls where the screen is narrow; aligns its cells by a class."""

    def run(self, root: etree.Element) -> None:
        for cell in [*root.iter("td"), *root.iter("th")]:
            if align := cell.attrib.pop("align", ""):
                cell.set("class", align)
        for parent in list(root.iter()):
            for n, child in enumerate(parent):
                if child.tag == "table":
                    box = etree.Element("div", {"class": "scroll"})
                    parent[n], box.tail, child.tail = box, child.tail, ""
                    box.append(child)


class _Figure(BlockProcessor):
    """Works on blocks, after fences were taken out: so inside lists, tabs and admonitions, and never inside a fence."""

    def __init__(self, parser: BlockParser, context: Context):
        super().__init__(parser)
        self.context = context

    def test(self, parent: etree.Element, block: str) -> bool:
        return any(EMBED.match(line) for line in block.split("\n"))

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        at, args = next((n, match["args"]) for n, line in enumerate(lines) if (match := EMBED.match(line)))
        if at:
            self.parser.parseBlocks(parent, ["\n".join(lines[:at])])
        embed = None
        try:
            embed = parse_embed(args)
            self._build(parent, embed)
        except ValueError as error:
            wrong = error if isinstance(error, BookError) else self.context.error(lines[at].strip(), str(error))
            self.context.report(wrong)
            box = etree.SubElement(parent, "p", {"class": "fault", "role": "alert"})
            box.text = AtomicString(show_hidden(str(wrong)))
            if embed and embed.id not in self.context.shown:
                box.set("id", embed.id)  # so that nothing else seems to be missing
                self.context.shown.add(embed.id)
        if rest := "\n".join(lines[at + 1 :]):
            blocks.insert(0, rest)

    def _build(self, parent: etree.Element, embed: Embed) -> None:
        program = self.context.program(embed.name)
        standing = self.context.standing(program)
        needs = program.contract.needs  # first, as a program that breaks a rule is not shown
        figure = etree.Element("figure", {"class": "snippet"})
        if embed.shows == "stepper":
            self._stepper(figure, program, embed)
        else:
            self._whole(figure, program, embed, standing)
        caption = etree.SubElement(figure, "figcaption")
        self._strip(caption, program, standing, needs)
        self._links(caption, program)
        parent.append(figure)

    def _stepper(self, figure: etree.Element, program: Program, embed: Embed) -> None:
        if embed.id in self.context.shown:
            raise ValueError(f"wanted one stepper of {program} on a page, came a second")
        figure.attrib |= {"class": "stepper fresh", "id": embed.id}
        self._html(figure, stepper(program))
        self.context.shown.add(embed.id)

    def _whole(self, figure: etree.Element, program: Program, embed: Embed, standing: str) -> None:
        pair = etree.SubElement(figure, "div", {"class": "pair"})
        width = self._program(pair, program, embed)
        if not program.is_start:
            width += self._runs(pair, program, stale=standing == "unverified")
            if width <= BESIDE:
                figure.set("class", "snippet beside")
        if fold := next((WORDS[word] for option, word in FOLDS.items() if option in embed.options), ""):
            details = etree.SubElement(figure, "details")
            etree.SubElement(details, "summary").text = fold
            self._html(details, self._code(_source(program), "python", str(program), [], whole=True))
        if embed.id not in self.context.shown:
            figure.set("id", embed.id)
            self.context.shown.add(embed.id)

    def _program(self, pair: etree.Element, program: Program, embed: Embed) -> int:
        """Returns its columns."""
        source, title, language = _source(program), str(program), "python"
        if "diff" in embed.options:
            source, title = self._difference(program, embed.options["diff"])
            language = "diff"
        elif "inner" in embed.options:
            source, title = _inner(program, embed.options["inner"])
        lines = source.split("\n")
        marked = _marked_lines(lines, embed, program)
        self._html(pair, self._code(source, language, title, marked, whole=title == str(program)))
        return max(map(len, lines))

    def _code(self, source: str, language: str, title: str, marked: list[int], whole: bool) -> str:
        """Highlighted code under its title. `whole`: this is the file exactly, final newline included."""
        style = f"highlight {language}{' whole' if whole else ''}"
        name = f'<span class="filename">{html.escape(title).replace("/", "/<wbr>")}</span>'
        code = self.context.highlighter.code(source, language, marked)
        return f'<div class="{style}">{name}<pre>{code}</pre></div>'

    def _difference(self, program: Program, sibling: str) -> tuple[str, str]:
        path = program.path.with_name(sibling)
        if not path.is_file():
            raise ValueError(f"wanted a sibling, came no {sibling} beside {program}")
        old, new = _code_lines(_source(Program.load(path, program.root))), _code_lines(_source(program))
        shown: list[str] = []
        matcher = difflib.SequenceMatcher(None, [key for _, key in old], [key for _, key in new])
        for group in matcher.get_grouped_opcodes(2):
            shown.append("...")
            for kind, first, last, new_first, new_last in group:
                if kind == "equal":
                    shown += [f" {line}" for line, _ in new[new_first:new_last]]
                else:
                    shown += [f"-{line}" for line, _ in old[first:last]]
                    shown += [f"+{line}" for line, _ in new[new_first:new_last]]
        if not shown:
            raise ValueError(f"wanted a difference between {sibling} and {program}, came none")
        return "\n".join(shown).removeprefix("...\n") + "\n", f"{program}: what differs from {sibling}"

    def _runs(self, pair: etree.Element, program: Program, stale: bool) -> int:
        """The newest Python's run; where older ones print something else, all in tabs, the newest first.

        `stale`: they may be those of another program. Returns their columns.
        """
        outs, errs = program.recordings("out"), program.recordings("err")
        if not outs:
            raise ValueError(f"wanted a recorded run of {program}, came none; make record writes it")
        versions = sorted({r.version for r in outs + errs}, reverse=True)
        oldest = [version.minor + 1 for version in versions[1:]] + [SUPPORTED[0].minor]
        tabs, runs = [], []
        self.context.tabs += len(versions) > 1
        for n, (version, minor) in enumerate(zip(versions, oldest), 1):
            label, minors = "", " ".join(f"3.{m}" for m in range(version.minor, minor - 1, -1))
            if len(versions) > 1:
                label = f"Python 3.{minor}" + (f" to {version}" if version.minor > minor else "")
                name = f"run-{self.context.tabs}"
                tabs.append(
                    f'<input type="radio" name="{name}" id="{name}-{n}" data-python="{minors}"'
                    f"{' checked' if n == 1 else ''}>"
                    f'<label for="{name}-{n}">{label}</label>'
                )
            bar = _bar(program, label) + (f' <span class="stale">{WORDS["stale"]}</span>' if stale else "")
            runs.append(self._run(bar, minors, _text(outs, version), _text(errs, version)))
        if tabs:
            legend = WORDS["runs"].format(program.path.name)
            tabs.insert(0, f'<legend class="away">{legend}</legend>')
        tag = "fieldset" if tabs else "div"
        self._html(pair, f'<{tag} class="runs">\n' + "\n".join([*tabs, *runs]) + f"\n</{tag}>")
        return max(len(line) for recording in outs + errs for line in recording.text.split("\n"))

    def _run(self, bar: str, minors: str, out: str, err: str) -> str:
        """One recorded run under its command; `minors`: the Pythons that it is true of."""
        parts = [f'<div class="bar">{bar}</div>']
        if out:
            parts.append(f"<pre><code>{html.escape(show_hidden(out), quote=False)}</code></pre>")
        if err:
            parts.append(f'<div class="bar">{WORDS["stderr"]}</div>')
            err = show_hidden(err)
            plain = f"<code>{html.escape(err, quote=False)}</code>"
            code = self.context.highlighter.code(err, "pytb") if "Traceback" in err else plain
            parts.append(f"<pre>{code}</pre>")
        return f'<div class="highlight run" data-python="{minors}">' + "\n".join(parts) + "</div>"

    def _html(self, parent: etree.Element, source: str) -> None:
        """Passes HTML by the Markdown: the placeholder's paragraph is taken out again."""
        etree.SubElement(parent, "p").text = self.parser.md.htmlStash.store(source)

    def _strip(self, caption: etree.Element, program: Program, standing: str, all_needs: Sequence[str]) -> None:
        """One sentence for each verdict, with the Pythons that it is true of, so that a reader's own can be marked."""
        sentences: list[tuple[str, list[Version]]] = [(WORDS[standing], [])] if standing in WORDS else []
        known = self.context.verdicts(program)
        for verdict in ("same", "own"):
            if labels := [version for version in known if known[version] == verdict]:
                word = "start" if program.is_start else verdict
                sentences.append((WORDS[word].format(spell_versions(labels)), labels))
        needs = ", ".join(NEEDS.get(need, need) for need in all_needs)
        if labels := [version for version in known if known[version] == "needs"]:
            sentences.append((WORDS["needs"].format(needs), labels))
        if not known and not sentences:
            sentences.append((WORDS["unknown"], []))
        strip = etree.SubElement(caption, "span", {"class": f"versions {standing.replace(' ', '-')}"})
        for text, labels in sentences:
            part = etree.SubElement(strip, "span", {"data-python": " ".join(map(str, labels))} if labels else {})
            part.text, part.tail = text, " "
        if lacks := [NEEDS.get(need, need) for need in all_needs if need in UNIX]:
            part = etree.SubElement(strip, "span", {"data-system": "windows"})
            part.text = WORDS["unix"].format(", ".join(lacks))

    def _links(self, caption: etree.Element, program: Program) -> None:
        if repo := self.context.repo:
            link = etree.SubElement(caption, "a", {"href": f"{repo}/{program}"})
            link.text = WORDS["file"]
            link.tail = " "
        below = os.path.dirname(self.context.page)
        target = os.path.relpath(str(program), below).replace(os.sep, "/")
        link = etree.SubElement(caption, "a", {"href": target, "download": program.path.name})
        link.text = WORDS["download"]
        if issues := self.context.issues:
            link.tail = " "
            told = f"&page={quote(self.context.page)}&program={quote(program.name)}"
            link = etree.SubElement(caption, "a", {"href": issues + told, "class": "report"})
            link.text = WORDS["report"]


def _source(program: Program) -> str:
    """A program as its reader gets it: without its contract, but where its run tells numbers of lines."""
    told = re.compile(rf'{re.escape(program.path.name)}", line \d|^ *\w+ +line +\d', re.M)
    recordings = [recording for stream in ("out", "err") for recording in program.recordings(stream)]
    numbered = any(told.search(recording.text) for recording in recordings)
    return show_hidden(program.source if numbered else _without_contract(program.source))


def _without_contract(source: str) -> str:
    """Without the comments of the contract, which stand right under the docstring, and the blank line below them."""
    lines = split_lines(source)
    first = next((n for n, line in enumerate(lines) if COMMENT.match(line)), len(lines))
    last = first
    while last < len(lines) and (COMMENT.match(lines[last]) or not lines[last].strip()):
        last += 1
    blank = [""] if first < last and lines[last].startswith(("def ", "class ", "async ", "@")) else []
    return "\n".join([*lines[:first], *blank, *lines[last:], ""])


def _code_lines(source: str) -> list[tuple[str, str]]:
    """The lines of code, each beside itself without its comment; no docstring of the module, no comment alone."""
    lines = split_lines(source)
    kept = dict(enumerate(lines, 1))
    with contextlib.suppress(tokenize.TokenError, SyntaxError):  # the grammar of a newer Python than this
        first = True
        for token in tokenize.generate_tokens(io.StringIO(source, newline="\n").readline):
            (row, column), end = token.start, token.end[0]
            if token.type == tokenize.COMMENT:
                kept[row] = lines[row - 1][:column].rstrip()
                if not kept[row]:
                    del kept[row]
            elif first and token.type == tokenize.STRING:
                for number in range(row, end + 1):
                    del kept[number]
            first = first and token.type in (tokenize.COMMENT, tokenize.NL, tokenize.STRING, tokenize.NEWLINE)
    found = ((lines[number - 1], kept[number]) for number in kept)
    return list(itertools.dropwhile(lambda line: not line[0], found))


def _inner(program: Program, name: str) -> tuple[str, str]:
    """The program that is the text of a name at the top of another, and its title."""
    for node in program.tree.body:
        if isinstance(node, ast.Assign) and [getattr(target, "id", "") for target in node.targets] == [name]:
            if isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
                return show_hidden(node.value.value.lstrip("\n")), WORDS["inner"].format(name, program)
    raise ValueError(f"wanted a text named {name} at the top of {program}, came none")


def _marked_lines(lines: list[str], embed: Embed, program: Program) -> list[int]:
    """The numbers of the lines that hold a text of hl="text|text", but not those of a docstring."""
    literals = embed.options["hl"].split("|") if "hl" in embed.options else []
    code = {n: line for n, line in enumerate(lines, 1) if not line.lstrip("+- ").startswith('"""')}
    for literal in literals:
        if not any(literal in line for line in code.values()):
            other = any(_nfc(literal) in _nfc(line) for line in code.values())
            came = "it in another Unicode form; save both files as NFC" if other else "none"
            raise ValueError(f"wanted a line with {literal!r} in {program}, came {came}")
    return [n for n, line in code.items() if any(literal in line for literal in literals)]


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _text(recordings: list[Recording], version: Version) -> str:
    """What was recorded for a version; `recordings`: those of one stream, the newest first."""
    holding = [recording for recording in recordings if version <= recording.version]
    return holding[-1].text if holding else ""


def _bar(program: Program, label: str) -> str:
    """What stands above a run: the command that makes it, on each system, and the versions it is true of, if told."""
    under = ["-m", program.contract.under] if program.contract.under else []
    arguments = " ".join([*program.contract.flags, *under, program.path.name])
    arguments += " | cat" if program.contract.stdout == "pipe" else ""
    bar = f"<b>{WORDS['run']}</b>"
    for system, python in (("unix", "python3"), ("windows", "py")):
        bar += f' <code class="command" data-system="{system}">{python} {html.escape(arguments)}</code>'
    return f'{bar} <span class="version">{label}</span>' if label else bar
