"""Two threads count hits under one lock, and none is lost."""

# runs: under interleavings

from threading import Lock


class Site:
    def __init__(self) -> None:
        self.hits: dict[str, int] = {}
        self.lock = Lock()


def ida(site: Site) -> None:
    with site.lock:
        hits = site.hits
        seen = hits.get("home", 0)
        hits["home"] = seen + 1


def jon(site: Site) -> None:
    with site.lock:
        hits = site.hits
        seen = hits.get("home", 0)
        hits["home"] = seen + 1


def outcome(site: Site) -> str:
    return f"{site.hits['home']} hits"


shared = Site
THREADS = (ida, jon)
