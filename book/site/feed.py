"""An Atom feed made from the page of changes: each heading `2026-11-24: What changed`, with what stands below it."""

from __future__ import annotations

import re
import uuid
from html import escape
from typing import NamedTuple
from urllib.parse import urljoin

from book.site.html import Document, changed, headerlinks, text


class Entry(NamedTuple):
    date: str
    title: str
    anchor: str
    body: str  # HTML


def feed(changes: Document, title: str, site_url: str, page_url: str) -> str:
    """Dates come from the page, and ids from its anchors: two builds are the same, wherever the site stands.

    Raises ValueError for a heading without a date, and for a page without one.
    """
    page = urljoin(site_url, page_url)
    entries = _entries(changes, page)
    if not entries:
        raise ValueError("wanted a change, came none")
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        f"<title>{escape(title)}</title>",
        f"<id>{_id(title)}</id>",
        f"<updated>{max(entry.date for entry in entries)}T00:00:00Z</updated>",
        f"<author><name>{escape(title)}</name></author>",
        f'<link href="{escape(page)}"/>',
    ]
    for entry in entries:
        lines += [
            "<entry>",
            f"<title>{escape(entry.title)}</title>",
            f"<id>{_id(f'{title}#{entry.anchor}')}</id>",
            f"<updated>{entry.date}T00:00:00Z</updated>",
            f'<link href="{escape(page)}#{entry.anchor}"/>',
            f'<content type="html">{escape(entry.body)}</content>',
            "</entry>",
        ]
    return "\n".join([*lines, "</feed>", ""])


def _entries(changes: Document, page: str) -> list[Entry]:
    """The changes, links made absolute from the address `page`."""

    def absolute(name: str, value: str) -> str:
        return urljoin(page, value) if name == "href" else value

    headings = list(changes.elements("h2"))
    ends = [*(heading[0].start for heading in headings[1:]), len(changes.source)]
    links = headerlinks(changes)
    kept = [token for token in changes.tokens if not any(start <= token.start < end for start, end, _ in links)]
    edits = [*links, *(edit for token in kept if token.kind == "start" for edit in changed(token, absolute))]
    entries = []
    for heading, end in zip(headings, ends):
        told = text(token for token in heading if token in kept)
        dated = re.fullmatch(r"(\d{4}-\d\d-\d\d): (.+)", told)
        if not dated:
            raise ValueError(f"wanted a heading such as '2026-11-24: What changed', came {told!r}")
        body = changes.edited(edits, heading[-1].end, end).strip()
        entries.append(Entry(dated[1], dated[2], heading[0].attributes.get("id", ""), body))
    return entries


def _id(name: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn
