"""An Atom feed made from the page of changes: each heading `2026-11-24: What changed`, with what stands below it."""

from __future__ import annotations

import re
import uuid
from html import escape
from urllib.parse import urljoin

from book.site.facts import text

HEADING = re.compile(r'<h2 id="([\w-]+)">(.*?)</h2>(.*?)(?=<h2 |\Z)', re.S)


def feed(html: str, title: str, site_url: str, page_url: str) -> str:
    """Dates come from the page, and ids from its anchors: two builds are the same, wherever the site stands."""
    page, entries = urljoin(site_url, page_url), []
    for anchor, heading, body in HEADING.findall(re.sub(r'<a class="headerlink".*?</a>', "", html)):
        dated = re.fullmatch(r"(\d{4}-\d\d-\d\d): (.+)", text(heading))
        if not dated:
            raise ValueError(f"wanted a heading such as '2026-11-24: What changed', came {text(heading)!r}")
        body = re.sub(r'\bhref="([^"]*)"', lambda m: f'href="{urljoin(page, m[1])}"', body.strip())
        entries.append((dated[1], dated[2], anchor, body))
    if not entries:
        raise ValueError("wanted a change, came none")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(title)}</title>",
        f"<id>{_id(title)}</id>",
        f"<updated>{max(entry[0] for entry in entries)}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link href="{escape(page)}"/>',
    ]
    for date, what, anchor, body in entries:
        lines += [
            "<entry>",
            f"<title>{escape(what)}</title>",
            f"<id>{_id(f'{title}#{anchor}')}</id>",
            f"<updated>{date}T00:00:00Z</updated>",
            f'<link href="{escape(page)}#{anchor}"/>',
            f'<content type="html">{escape(body)}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
