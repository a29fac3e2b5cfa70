"""Start of exercise 2: each call is one step, and a hit can be lost."""

# runs: under interleavings


class Site:
    def __init__(self) -> None:
        self.hits: dict[str, int] = {}


def ida(site: Site) -> None:
    hits = site.hits
    seen = hits.get("home", 0)
    hits["home"] = seen + 1


def jon(site: Site) -> None:
    hits = site.hits
    seen = hits.get("home", 0)
    hits["home"] = seen + 1


def outcome(site: Site) -> str:
    return f"{site.hits['home']} hits"


shared = Site
THREADS = (ida, jon)
