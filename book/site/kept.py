"""What a preview keeps from one build to the next: pages whose Markdown, programs and links are as they were."""

from __future__ import annotations

import hashlib
import html
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from book.site.context import Context
from book.site.html import Document
from book.site.markup import embeds
from book.site.program_index import LINE

# What the conversion of a page gives, besides what is wrong with it.
GIVEN = ("content", "toc", "_title_from_render", "title", "present_anchor_ids", "links_to_anchors")


class Kept:
    """Converted pages, and HTML that was read, by what they are made of; of each page the newest alone."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[str, dict[str, Any], list]] = {}
        self.documents: dict[str, Document] = {}

    def document(self, content: str) -> Document:
        """The content of a page, read once."""
        if content not in self.documents:
            if len(self.documents) > 1000:
                self.documents.clear()
            self.documents[content] = Document(content)
        return self.documents[content]

    def replace_render(self, page: Page, context: Context, unreadable: str | None) -> None:
        """Have MkDocs convert a page only where it is not kept. `unreadable`: why it cannot be converted, if so."""
        convert = page.render

        def render(config: MkDocsConfig, files: Files) -> None:
            if unreadable:
                page.content, page.toc = f'<p class="fault" role="alert">{html.escape(unreadable)}</p>', get_toc([])
                return
            assert context.faults is not None
            key, before = _made_of(page, context, config, files), len(context.faults)
            known, given, faults = self.pages.get(page.file.src_uri, ("", {}, []))
            if known == key:
                vars(page).update(given)
                context.faults += faults
                return
            convert(config, files)
            given = {name: vars(page)[name] for name in GIVEN if name in vars(page)}
            self.pages[page.file.src_uri] = key, given, context.faults[before:]

        page.render = render  # type: ignore[assignment, method-assign]  # of this page alone, as the notebook tool does


def _made_of(page: Page, context: Context, config: MkDocsConfig, files: Files) -> str:
    """A hash of all that the HTML of a page depends on."""
    parts = [page.markdown or "", str(page.meta), str(context.first_line), str(sorted(files.src_uris))]
    parts += [str(config.repo_url), str(config.markdown_extensions[:-1]), str(config.mdx_configs)]
    programs = context.programs
    try:
        shown = {embed.name for embed in embeds(page.markdown or "")}
        siblings = {name for name in programs if name.partition("/")[0] in {one.partition("/")[0] for one in shown}}
    except ValueError:
        siblings = set(programs)
    every = LINE in (page.markdown or "")
    if every:
        docs = Path(config.docs_dir)
        parts += [path.read_text("utf-8", "replace") for path in sorted(docs.rglob("*.md")) if path.is_file()]
    for name in sorted(programs if every else siblings):
        program = programs[name]
        parts += [name, program.source, context.standing(program), str(context.verdicts(program))]
        files_of = [path for path in program.files() if path.exists()]
        parts += [f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files_of]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
