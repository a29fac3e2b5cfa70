"""What a preview keeps from one build to the next: whatever is made of the same as the last time is not made again."""

from __future__ import annotations

import functools
import hashlib
import html
import os
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from book.site.context import Context
from book.site.html import Document
from book.site.markup import drawn, embeds
from book.site.pictures import ALL, MEASURED, collect
from book.site.program_index import LINE, places

# What the conversion of a page gives, besides what is wrong with it.
GIVEN = ("content", "toc", "_title_from_render", "title", "present_anchor_ids", "links_to_anchors")
T = TypeVar("T")


class Kept:
    """What was made in this build and in the last one, by what it is made of; older things are forgotten."""

    def __init__(self) -> None:
        self.last: dict[Hashable, Any] = {}
        self.now: dict[Hashable, Any] = {}
        self.environment: Any = None  # of the theme's templates

    def turn(self) -> None:
        """Another build begins."""
        self.last, self.now = self.now, {}

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, or gave for this key. `key`: the kind, and all that the thing depends on."""
        if key not in self.now:
            self.now[key] = self.last[key] if key in self.last else make()
        return self.now[key]

    def document(self, content: str) -> Document:
        """The content of a page, read once."""
        return self.get(("document", content), lambda: Document(content))

    def replace_render(self, page: Page, context: Context, unreadable: str | None) -> None:
        """Have MkDocs convert a page only where it is not kept. `unreadable`: why it cannot be converted, if so."""
        convert = page.render

        def converted(config: MkDocsConfig, files: Files) -> tuple[dict[str, Any], list]:
            assert context.faults is not None
            before = len(context.faults)
            convert(config, files)
            faults = context.faults[before:]
            del context.faults[before:]
            return {name: vars(page)[name] for name in GIVEN if name in vars(page)}, faults

        def render(config: MkDocsConfig, files: Files) -> None:
            if unreadable:
                page.content, page.toc = f'<p class="fault" role="alert">{html.escape(unreadable)}</p>', get_toc([])
                return
            assert context.faults is not None
            key = "page", page.file.src_uri, self._made_of(page, context, config, files)
            given, faults = self.get(key, lambda: converted(config, files))
            vars(page).update(given)
            context.faults += faults

        page.render = render  # type: ignore[assignment, method-assign]  # of this page alone, as the notebook tool does

    def remember_templates(self, config: MkDocsConfig) -> None:
        """Have the theme's templates read again only where they changed, and looked for only once."""
        if self.environment is None:
            self.environment = config.theme.get_env()
            names = self.environment.loader.list_templates() if self.environment.loader else []
            self.environment.list_templates = functools.partial(_listed, names, {})
        environment = self.environment
        config.theme.get_env = lambda: environment  # type: ignore[method-assign]

    def _made_of(self, page: Page, context: Context, config: MkDocsConfig, files: Files) -> str:
        """A hash of all that the HTML of a page depends on."""
        markdown = page.markdown or ""
        parts = [markdown, str(page.meta), str(context.first_line), *sorted(files.src_uris)]
        parts += [config.repo_url or "", str(config.markdown_extensions[:-1]), str(config.mdx_configs)]
        if page.file.src_uri.endswith(".ipynb"):
            parts.append(Path(page.file.abs_src_path or "").read_text("utf-8"))
        topics = {program.topic for program in context.programs.values()}
        if LINE in markdown:
            parts.append(str(sorted(places(context.root).items())))
        else:
            names = [embed.name for embed in embeds(markdown)] + [picture.name for picture in drawn(markdown)]
            if ALL in markdown:
                found = list(collect(context.root))
                parts.append(str(found))
                names += [one.picture.name for one in found]
            topics &= {name.partition("/")[0] for name in names}  # with siblings, for diff=
            data = {
                path
                for name in names
                if name.startswith(MEASURED)
                for path in (context.root / name).parent.glob("*.json")
            }
            parts += [f"{path} {path.stat().st_mtime_ns}" for path in sorted(data)]
        parts += [_digest(topic, context) for topic in sorted(topics)]
        return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _listed(
    names: list[str],
    found: dict[str, list[str]],
    extensions: Any = None,
    filter_func: Callable[[str], bool] | None = None,
) -> list[str]:
    """What Environment.list_templates gives, which MkDocs asks with one filter alone."""
    if "all" not in found:
        found["all"] = [name for name in names if filter_func is None or filter_func(name)]
    return found["all"]


def _digest(topic: str, context: Context) -> str:
    """A hash of all that pages show of the programs of a topic."""
    if topic not in context.digests:
        programs = [program for program in context.programs.values() if program.topic == topic]
        parts = [f"{program.source}{context.standing(program)}{context.verdicts(program)}" for program in programs]
        for entry in sorted(os.scandir(context.root / "snippets" / topic), key=lambda entry: entry.name):
            status = entry.stat()
            parts.append(f"{entry.name} {status.st_ino} {status.st_mtime_ns} {status.st_size}")
        context.digests[topic] = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return context.digests[topic]
