"""The index of the search: what it keeps of a page, and what it leaves out."""

import json
from types import SimpleNamespace

import pytest

from book.site import search
from book.site.html import Document

PAGE = """\
<h1 id="pool">Pool<a class="headerlink" href="#pool">¶</a></h1>
<p>A <em>pool</em> has workers. It starts them.</p>
<h2 id="empty">What goes wrong</h2>
<h3 id="gone"><code>get</code> never returns</h3>
<p><strong>The program hangs, and no process is busy.</strong> The same death.</p>
<figure class="snippet">
<div class="highlight python whole"><pre><code>import os
os.fork(quietly=True)
secret = drawer
</code></pre></div>
<div class="highlight run"><pre><code>all packed
ZeroDivisionError: division by zero
</code></pre></div>
<figcaption>Ran as shown.</figcaption>
</figure>
<p><strong>Half true</strong> of a death in C. More.</p>
<h2 id="program">A program alone</h2>
<div class="highlight"><pre><code>\"\"\"One line is printed.\"\"\"
</code></pre></div>
"""


def index(*pages: tuple[str, str], aside: tuple[str, ...] = ()) -> dict:
    named = [
        (SimpleNamespace(url=f"{name}/", title=name, file=SimpleNamespace(src_uri=f"{name}.md")), Document(html))
        for name, html in pages
    ]
    return json.loads(search.index(named, aside))


def test_a_section_has_its_heading_and_the_lines_that_stand_for_it():
    told = ["The program hangs, and no process is busy.", "Half true of a death in C."]
    assert [part[:4] for part in search.sections(Document(PAGE))] == [
        ("pool", "Pool", [], "A pool has workers."),
        ("gone", "`get` never returns", told, ""),
        ("program", "A program alone", [], "One line is printed."),
    ]


def test_of_programs_only_names_are_kept_and_of_runs_only_errors():
    words = search.sections(Document(PAGE))[1].words
    assert {"fork", "quietly", "zerodivisionerror", "division", "same", "more"} <= words
    assert not {"secret", "drawer", "packed", "ran", "shown", "hangs"} & words


def test_words_lead_to_their_sections():
    found = index(("one", PAGE), *((f"page{n}", f'<h1 id="a">A</h1><p>Some. Text {n}.</p>') for n in range(20)))
    assert [page[0] for page in found["pages"]][:2] == ["one/", "page0/"]
    assert found["words"]["fork"] == "1" and found["words"]["7"] == "10"
    assert found["words"]["text"] == "", "a word of every page tells nothing"


def test_pages_aside_are_marked():
    found = index(("one", PAGE), ("two", PAGE), aside=("two.md",))
    assert [page[2] for page in found["pages"]] == [0, 1]
    with pytest.raises(ValueError, match=r"^mkdocs.yml: wanted pages of the nav in 'aside:', came gone.md$"):
        index(("one", PAGE), aside=("gone.md",))


def test_a_long_line_is_cut_at_a_word():
    words = "tea " * 100
    (section,) = search.sections(Document(f'<h1 id="a">A</h1><p>{words}</p>'))
    assert section.first == " ".join(["tea"] * 39) + " ..."
