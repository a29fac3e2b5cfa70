"""The MkDocs side of the embeds, and the gate: no page is built from a program that did not pass as it is now."""

from __future__ import annotations

import io
import os
import sys
import zipfile
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # MkDocs loads a hook by its path

from book import ROOT  # noqa: E402
from book.check.contract import EXPLORER  # noqa: E402
from book.check.fault import BookError  # noqa: E402
from book.check.program import find_programs, interpreter  # noqa: E402
from book.check.python import SUPPORTED  # noqa: E402
from book.check.stamps import Stamps  # noqa: E402
from book.check.verdicts import standing  # noqa: E402
from book.site import facts, feed, moved, notebook, page_checks, whole  # noqa: E402
from book.site.embed import SnippetExtension  # noqa: E402
from book.site.lab import on_page_content  # noqa: E402, F401

STATE = {"command": "build"}
CHANGES, FEED = "changelog.md", "feed.xml"
EMBED = SnippetExtension(root=str(ROOT))


def on_startup(command: str, dirty: bool) -> None:
    STATE["command"] = command


def on_config(config):
    """Wire the extension; take the addresses of site and repository from the environment, so that no link is made up."""
    config.site_url = os.environ.get("SITE_URL", "")
    config.repo_url = os.environ.get("REPO_URL", "").rstrip("/")
    config.repo_name = "/".join(config.repo_url.split("/")[-2:])
    config.edit_uri = "edit/main/docs/en/" if config.repo_url else ""
    if config.repo_url:
        EMBED.setConfig("repo", f"{config.repo_url}/blob/main")
        EMBED.setConfig("issues", facts.issues(config.repo_url))
    config.extra["pythons"] = [str(version) for version in reversed(SUPPORTED)]
    config.markdown_extensions.append(EMBED)
    return config


def on_pre_build(config) -> None:
    """Refuse what the checks of pages refuse, and every program that was not verified, before anything is written."""
    try:
        wrong = page_checks.faults(ROOT, nav=list(_nav_pages(config.nav or []))) + notebook.faults(ROOT)
        python, stamps = interpreter(), Stamps(ROOT)
        standings = {program.name: standing(program, python, stamps) for program in find_programs(ROOT)}
    except BookError as error:
        raise PluginError(str(error)) from None
    serving = STATE["command"] == "serve"
    refused = {"unverified"} | ({"not run"} if os.environ.get("DEPLOY") else set())
    for name, word in standings.items():
        if word in refused and not serving:
            wrong.append(
                f"snippets/{name}:1: wanted a run that passed since its last change, came none; make verify runs it"
            )
    if wrong and not serving:
        raise PluginError("\n".join(["the pages do not hold:", *wrong]))
    EMBED.standing = lambda program: standings.get(program.name, "unverified")


def on_files(files, config):
    """Publish the programs beside the pages, for their download links; add what is made at build."""
    for program in find_programs(ROOT):
        files.append(File.generated(config, str(program), abs_src_path=str(program.path)))
    files.append(File.generated(config, f"{EXPLORER}.zip", content=explorer_zip()))
    made = [File.generated(config, whole.SOURCE, content=whole.MARKDOWN, inclusion=InclusionLevel.NOT_IN_NAV)]
    if files.get_file_from_path(CHANGES):
        made.append(File.generated(config, FEED, content=""))  # what it holds comes with that page
        config.extra["feed"] = FEED
    try:
        made += moved.redirects(config, files)
    except ValueError as error:
        raise PluginError(str(error)) from None
    for file in made:
        files.append(file)
    return files


def explorer_zip() -> bytes:
    """The package that runs functions under every schedule, for download; the same bytes from the same sources."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / EXPLORER).glob("*.py")):
            archive.writestr(zipfile.ZipInfo(path.relative_to(ROOT).as_posix()), path.read_bytes())
    return packed.getvalue()


def on_nav(nav, config, files):
    STATE["nav"] = nav


def on_env(env, config, files):
    """All pages are converted now, and none is written: make the pages that are made of others."""
    chapters = {page.file.src_uri: page for page in STATE["nav"].pages}
    changes = chapters.pop(CHANGES, None)
    book = files.get_file_from_path(whole.SOURCE).page
    book.content += whole.whole(list(chapters.values()), book.url)
    if changes:
        title = f"{config.site_name}: what changed"
        try:
            news = feed.feed(changes.content, title, config.site_url or "", changes.url)
        except ValueError as error:
            raise PluginError(f"{config.docs_dir}/{CHANGES}: {error}") from None
        files.get_file_from_path(FEED).content_string = news
    return env


def on_page_context(context, page, config, nav):
    """What the templates tell of a page besides its text."""
    others = {other.file.src_uri: other for other in nav.pages}
    if page.file.src_uri in others:
        try:
            page.meta["facts"] = facts.facts(page, config, others)
        except KeyError as error:
            raise PluginError(
                f"mkdocs.yml: wanted a page to read before {page.file.src_uri}, came no {error}"
            ) from None
    page.meta.setdefault("description", facts.description(page.content))
    return context


def on_page_markdown(markdown: str, page, config, files) -> str:
    """Tell the extension which page comes next, and how many lines of front matter MkDocs has cut off it."""
    EMBED.page = page.file.src_uri
    EMBED.source = (Path(config.docs_dir) / page.file.src_uri).relative_to(ROOT).as_posix()
    source = Path(page.file.abs_src_path).read_text("utf-8-sig") if page.file.abs_src_path else markdown
    EMBED.first_line = 1 + source[: source.find(markdown.strip())].count("\n") if markdown.strip() in source else 1
    return markdown


def on_build_error(error) -> None:
    """An embed that is wrong ends the build with its line alone, not with a traceback of ours."""
    if isinstance(error, BookError):
        raise PluginError(str(error)) from None


def on_serve(server, config, builder):
    """Rebuild when a program, a recording or a verdict changes."""
    for folder in ("snippets", "tests/versions", ".cache"):
        if (ROOT / folder).is_dir():
            server.watch(str(ROOT / folder))
    return server


def _nav_pages(items):
    for item in items:
        if isinstance(item, dict):
            for value in item.values():
                yield from _nav_pages(value if isinstance(value, list) else [value])
        elif isinstance(item, str):
            yield item
