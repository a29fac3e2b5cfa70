"""The MkDocs side of the book, and the gate: no page is built from a program that did not pass as it is now.

`mkdocs build` is the whole build. It writes a site beside its place and puts it there as a whole: where anything is
wrong, the site of the build before stays, and the exit status is 1. `mkdocs serve` shows the same pages; where a build
would refuse, it warns, and the page says in its place what is wrong.
"""

from __future__ import annotations

import functools
import gc
import os
import shutil
import sys
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # MkDocs loads a hook by its path

from book import ROOT
from book.check.fault import BookError, Fault
from book.check.program import Program, interpreter
from book.check.python import SUPPORTED
from book.check.stamps import Stamps
from book.check.verdicts import standing
from book.site import error_messages, facts, feed, lab, moved, notebook, page_checks, pictures, policy, search, whole
from book.site.context import Context
from book.site.downloads import downloads
from book.site.embed import SnippetExtension
from book.site.highlight import Highlighter
from book.site.html import Document
from book.site.kept import Kept
from book.site.markup import embeds

CHANGES, FEED = "changelog.md", "feed.xml"
SCRIPTS = "assets/javascripts/"  # the theme's, of which nothing is used
LOG = get_plugin_logger("book")


class Build:
    """One build, from on_config to on_post_build; `mkdocs serve` makes many. Its methods are the events of MkDocs."""

    def __init__(self) -> None:
        self.serving = False
        self.context = Context()
        self.nav: Navigation | None = None
        self.documents: dict[str, Document] = {}  # the content of each page, read once, by the page's path
        self.faults: list[Fault] = []
        self.site = Path()  # where the site belongs; config.site_dir is where it is written
        self.unreadable: dict[Path, str] = {}  # notebooks that are none, and why
        self.kept = Kept()
        self.highlighter: Highlighter | None = None

    def on_startup(self, command: str, dirty: bool) -> None:
        """Know whether this is `mkdocs serve`."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Wire the extension; take the addresses of site and repository from the environment: no link is made up."""
        config.site_url = os.environ.get("SITE_URL", "")
        config.repo_url = os.environ.get("REPO_URL", "").rstrip("/")
        config.repo_name = "/".join(config.repo_url.split("/")[-2:])
        config.edit_uri = "edit/main/docs/en/" if config.repo_url else ""
        extension = SnippetExtension(
            root=str(ROOT),
            repo=f"{config.repo_url}/blob/main" if config.repo_url else "",
            issues=facts.issues(config.repo_url) if config.repo_url else "",
        )
        gc.disable()  # all that a build makes it keeps to its end; looking for what it does not costs a quarter more
        self.kept.turn()
        if self.serving:
            self.kept.remember_templates(config)
        self.context, self.faults, self.documents = extension.context, [], {}
        self.context.faults = self.faults
        if self.highlighter is None:
            self.highlighter = Highlighter(ROOT / ".cache" / "highlighted.json", late=True)
        self.context.highlighter = self.highlighter
        config.extra["pythons"] = [str(version) for version in reversed(SUPPORTED)]
        config.markdown_extensions.append(extension)  # type: ignore[arg-type]  # it takes objects as well as names
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Ask which programs were verified; write beside the site that is there, not into it."""
        try:
            loaded = self.context.programs  # of those that are as they were, the tree is known
            programs = {
                n: self.kept.get(("program", n, p.source), functools.partial(_same, p)) for n, p in loaded.items()
            }
            self.context.programs = programs
        except BookError as error:
            raise PluginError(str(error)) from None
        python, stamps = interpreter(), Stamps(ROOT)
        standings = {}
        for name, program in programs.items():
            try:
                standings[name] = standing(program, python, stamps)
            except BookError as error:
                standings[name] = "broken"
                self.faults.append(error.fault)
        refused = {"unverified"} | ({"not run"} if os.environ.get("DEPLOY") else set())
        text = "wanted a run that passed since its last change, came none; make verify runs it"
        self.faults += [Fault(str(programs[name]), 1, text) for name in programs if standings[name] in refused]
        self.unreadable = {path: told for path in notebook.notebooks(ROOT) if (told := notebook.unreadable(path, ROOT))}
        if self.unreadable and not self.serving:
            raise PluginError("\n".join(["the pages do not hold:", *self.unreadable.values()]))
        self.context.standing = lambda program: standings.get(program.name, "unverified")
        if not self.serving:
            self.site = Path(config.site_dir).resolve()  # behind a link, where there is one
            config.site_dir = str(self.site.with_name(f".{self.site.name}.part"))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add what is made at build, and the programs for their download links; leave out what nothing loads."""
        made = downloads(config, ROOT, list(self.context.programs.values()))
        made += [File.generated(config, path, content=svg) for path, svg in pictures.files(ROOT, self.context.programs)]
        made.append(File.generated(config, whole.SOURCE, content=whole.MARKDOWN, inclusion=InclusionLevel.NOT_IN_NAV))
        made.append(File.generated(config, search.INDEX, content=""))  # what it holds comes with the pages
        made.append(File.generated(config, "_headers", content=policy.HEADERS, inclusion=InclusionLevel.NOT_IN_NAV))
        if files.get_file_from_path(CHANGES):
            made.append(File.generated(config, FEED, content=""))  # what it holds comes with that page
            config.extra["feed"] = FEED
        try:
            made += moved.redirects(config, files)
        except ValueError as error:
            raise PluginError(str(error)) from None
        for file in made:
            files.append(file)
        for file in [file for file in files if file.src_uri.startswith(SCRIPTS)]:
            files.remove(file)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Keep the order of pages; the first page of a topic has the topic's name."""
        self.nav = nav
        for part in nav.items:
            for topic in part.children or ():
                if topic.children:
                    topic.children[0].title = topic.title

    def on_page_markdown(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tell the extension which page comes next, and how many lines of front matter MkDocs has cut off it."""
        context, path = self.context, page.file.src_uri
        context.turn_to(path, self._source(path, config))
        source = Path(page.file.abs_src_path).read_text("utf-8-sig") if page.file.abs_src_path else markdown
        context.first_line = page_checks.first_line(source, markdown)
        if self.serving:
            unreadable = self.unreadable.get(ROOT / context.source) if path.endswith(".ipynb") else None
            self.kept.replace_render(page, context, unreadable)
        if path.endswith(".ipynb"):  # what is front matter in others is metadata there, which MkDocs does not read
            page.meta["first"] = page_checks.first_pages(path, source)
        return markdown

    def _source(self, path: str, config: MkDocsConfig) -> str:
        """A page's file as messages name it, also where the book was reached through a link."""
        return (Path(config.docs_dir).resolve() / path).relative_to(ROOT).as_posix()

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take the notebook tool's own styling out of the lab."""
        if not page.file.src_uri.endswith(".ipynb"):
            return html
        key = "lab", html, page.url, tuple(sorted(files.src_uris))
        return self.kept.get(key, lambda: lab.on_page_content(html, page, config, files))

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> None:
        """All pages are converted now, and none is written: refuse what does not hold; make what is made of pages."""
        assert self.nav is not None
        chapters = [page for page in self.nav.pages if page.file.src_uri != CHANGES]
        for file in files.documentation_pages():
            if file.page is not None and file.src_uri != whole.SOURCE:
                self.documents[file.src_uri] = self.kept.document(file.page.content or "")
        self._index_messages(config)
        docs = Path(config.docs_dir).resolve()
        converted = {docs / path: document for path, document in self.documents.items()}
        nav = list(nav_pages(config.nav or []))
        wrong = page_checks.faults(ROOT, nav, self.context.programs.values(), converted, self.kept.get)
        self.faults[:] = dict.fromkeys([*self.faults, *wrong])
        recordings = [] if self.unreadable else notebook.faults(ROOT)
        messages = [*map(str, self.faults), *self.unreadable.values(), *recordings]
        if messages and not self.serving:
            raise PluginError("\n".join(["the pages do not hold:", *messages]))
        for message in messages:
            LOG.warning(message)
        self.faults.clear()
        book = _file(files, whole.SOURCE).page
        assert book is not None
        pages = [(page, self.documents[page.file.src_uri]) for page in chapters]
        found = [(page, self.documents[page.file.src_uri]) for page in self.nav.pages]
        try:
            indexed = search.index(found, config.extra.get("aside", ()), self.kept.get)
        except ValueError as error:
            raise PluginError(str(error)) from None
        _file(files, search.INDEX).content_string = indexed
        self.documents[whole.SOURCE] = self.kept.document(book.content or "")
        book.content = (book.content or "") + whole.whole(pages, book.url, self.kept.get)
        if files.get_file_from_path(CHANGES):
            self._feed(_file(files, CHANGES), config, files)
        for file in files:
            if file.dest_uri.endswith(".html") and not file.is_documentation_page():
                file.content_string = self._finished(file.content_string, file.dest_uri)

    def _index_messages(self, config: MkDocsConfig) -> None:
        """Put the index of error messages, which is made from all chapters, where a page asks for it."""
        assert self.nav is not None
        aside = config.extra.get("aside", ())
        for page in self.nav.pages:
            if page.content and error_messages.PLACE in page.content:
                chapters = ((p, self.documents[p.file.src_uri]) for p in self.nav.pages if p.file.src_uri not in aside)
                found = error_messages.index(chapters, self.context.programs.values(), self.kept.get)
                page.content = page.content.replace(error_messages.PLACE, error_messages.html(found, page.url))
                self.documents[page.file.src_uri] = self.kept.document(page.content)

    def _feed(self, changes: File, config: MkDocsConfig, files: Files) -> None:
        assert changes.page is not None
        title = f"{config.site_name}: what changed"
        try:
            news = feed.feed(self.documents[CHANGES], title, config.site_url or "", changes.page.url)
        except ValueError as error:
            told = f"{config.docs_dir}/{CHANGES}: {error}"
            if not self.serving:
                raise PluginError(told) from None
            LOG.warning(told)
            return
        _file(files, FEED).content_string = news

    def on_page_context(self, context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """What the templates tell of a page besides its text."""
        path = page.file.src_uri
        document = self.documents.get(path) or self.kept.document(page.content or "")
        others = {other.file.src_uri: other for other in nav.pages}
        if path in others:
            page.meta["facts"] = self._facts(page, document, config, others)
            line = self._below_title(page, document, others)  # in the content, all of which the policy has to know
            page.content = (page.content or "").replace("</h1>", f"</h1>{line}", 1)
        page.meta.setdefault("description", facts.description(document))
        return context

    def _facts(self, page: Page, document: Document, config: MkDocsConfig, others: dict[str, Page]) -> dict[str, Any]:
        names = {embed.name for embed in embeds(page.markdown or "")} & set(self.context.programs)
        verdicts = (self.context.verdicts(self.context.program(name)) for name in sorted(names))
        found: dict[str, Any] = {"pythons": facts.pythons(verdicts)}
        found["commit"], found["date"] = facts.commit()
        if config.repo_url:
            found["report"] = f"{facts.issues(config.repo_url)}&page={quote(page.file.src_uri)}"
        return found

    def _below_title(self, page: Page, document: Document, others: dict[str, Page]) -> str:
        """What a reader of a chapter is told first; nothing on the home page, nor where nothing is read through."""
        first = [others[path] for path in page.meta.get("first", ()) if path in others]
        if page.is_homepage or not (first or page.meta["facts"]["pythons"]):
            return ""
        minutes = self.kept.get(("minutes", document), lambda: facts.minutes(document))
        return facts.reading(minutes, {get_relative_url(one.url, page.url): str(one.title) for one in first})

    def on_post_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        """Give a page its policy, and then its colors."""
        html = self._finished(output, page.file.dest_uri, self.kept.document(page.content or ""))
        return self.context.highlighter.finish(html)

    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Give the page of lost readers its policy."""
        if not template_name.endswith(".html"):
            return output_content
        return self._finished(output_content, template_name)

    def _finished(self, html: str, path: str, content: Document | None = None) -> str:
        shown = f"{self.site.name or 'site'}/{path}"
        page, wrong = self.kept.get(("finished", html, shown), lambda: policy.finish(html, shown, content))
        self.faults += wrong
        return page

    @event_priority(-100)  # when all others have written
    def on_post_build(self, config: MkDocsConfig) -> None:
        """All pages have been looked at: refuse the site, or put it in its place."""
        gc.enable()
        for fault in self.faults if self.serving else ():
            LOG.warning(str(fault))
        if self.faults and not self.serving:
            messages = [str(fault) for fault in self.faults]
            raise PluginError("\n".join(["the site breaks its own policy:", *messages]))
        self.context.highlighter.save()
        if not self.serving:
            part = Path(config.site_dir)
            old = self.site.with_name(f".{self.site.name}.old")
            shutil.rmtree(old, ignore_errors=True)
            if self.site.exists():
                self.site.rename(old)
            part.rename(self.site)
            shutil.rmtree(old, ignore_errors=True)
            config.site_dir = str(self.site)

    def on_build_error(self, error: Exception) -> None:
        """Leave no half of a site, and let a wrong embed end the build with its line alone, not with a traceback."""
        gc.enable()
        if self.site.name:
            shutil.rmtree(self.site.with_name(f".{self.site.name}.part"), ignore_errors=True)
        if isinstance(error, BookError):
            raise PluginError(str(error)) from None

    def on_serve(self, server: Any, config: MkDocsConfig, builder: Any) -> Any:
        """Rebuild when a program, a recording or a verdict changes; nothing else of this machine's is looked at."""
        stamps = Stamps(ROOT)
        if not stamps.path.exists():
            stamps.save()  # what is not there is not watched, and its folder holds much that changes nothing
        tests = ROOT / "tests"
        for path in (ROOT / "snippets", tests / "versions", tests / "browser" / "questions.txt", stamps.path):
            if path.exists():
                server.watch(str(path))
        return server


def _same(program: Program) -> Program:
    return program


def nav_pages(items: list) -> Any:
    """The paths of the pages that the nav of a configuration names, in order."""
    for item in items:
        if isinstance(item, dict):
            for value in item.values():
                yield from nav_pages(value if isinstance(value, list) else [value])
        elif isinstance(item, str):
            yield item


def _file(files: Files, path: str) -> File:
    file = files.get_file_from_path(path)
    assert file is not None, path
    return file


BUILD = Build()
for event in [name for name in dir(Build) if name.startswith("on_")]:  # MkDocs looks for functions of these names
    globals()[event] = getattr(BUILD, event)
