"""A page that was renamed leaves one behind that leads to the new one; `extra: redirects` of mkdocs.yml lists them."""

from __future__ import annotations

from html import escape

from mkdocs.structure.files import File
from mkdocs.utils import get_relative_url

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Moved: {title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={url}">
</head>
<body>
<main>
<h1>This page has moved</h1>
<p><a href="{url}">{title}</a></p>
</main>
<script>location.replace(document.querySelector("a").href + location.hash)</script>
</body>
</html>
"""


def redirects(config, files) -> list[File]:
    """A file for each old name. Raises ValueError for a new name that is no page, or an old one that still is."""
    made = []
    named = config.extra.get("redirects") or {}
    if not isinstance(named, dict) or not all(isinstance(name, str) for pair in named.items() for name in pair):
        raise ValueError(f"mkdocs.yml: wanted 'redirects:' with lines 'old.md: new.md', came {named!r}")
    for old, new in named.items():
        goal = files.get_file_from_path(new)
        if goal is None or not goal.is_documentation_page():
            raise ValueError(f"mkdocs.yml: wanted a page to lead to from {old}, came no {new}")
        if files.get_file_from_path(old) is not None:
            raise ValueError(f"mkdocs.yml: wanted a page that is gone, came {old}, which is there")
        source = File(old, config.docs_dir, config.site_dir, config.use_directory_urls)  # tells where it was
        url = get_relative_url(goal.url, source.url)
        title = new.rsplit(".", 1)[0]
        content = PAGE.format(url=escape(url), title=escape(title))
        made.append(File.generated(config, source.dest_uri, content=content))
    return made
