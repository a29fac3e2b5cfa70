"""The program index tells of each name where it is used, and its links lead there."""

import re
import textwrap

import markdown
import pytest

from book.check.program import Program, find_programs
from book.site.embed import SnippetExtension
from book.site.program_index import LISTED, index, names, places

USES = {
    "import os\nos.fork()": {"os.fork"},
    "import os as system\nsystem.fork": {"os.fork"},
    "from os import fork\nfork()": {"os.fork"},
    "from os import fork as split\nsplit()": {"os.fork"},
    "import os\nos.path.join('a', 'b')": {"os.path.join"},
    "import os\nos.environ.get('HOME')": {"os.environ"},
    "import concurrent.futures\nconcurrent.futures.wait([])": {"concurrent.futures.wait"},
    "import threading\nann = threading.Thread()\nann.start()": {"threading.Thread", "threading.Thread.start"},
    "import threading\ndef work(ann: threading.Thread): ann.start()": {"threading.Thread", "threading.Thread.start"},
    "from threading import Thread\nfor t in [Thread() for n in '12']: t.join()": {
        "threading.Thread",
        "threading.Thread.join",
    },
    "import threading\nclass A:\n  def f(self):\n    self.lock = threading.Lock()\ndef f(a):\n  a.lock.acquire()": {
        "threading.Lock",
        "threading.Lock.acquire",
    },
    "import threading\nclass Clerk(threading.Thread): pass\nClerk().start()": {
        "threading.Thread",
        "threading.Thread.start",
    },
    "import multiprocessing\nwith multiprocessing.Pool() as pool: pool.imap_unordered(f, x)": {
        "multiprocessing.Pool",
        "multiprocessing.pool.Pool.imap_unordered",
    },
    "import multiprocessing\nctx = multiprocessing.get_context('spawn')\nctx.Process()": {
        "multiprocessing.get_context",
        "multiprocessing.Process",
    },
    "def f():\n  later.set()\nimport threading\nlater = threading.Event()": {"threading.Event", "threading.Event.set"},
    "import threading\nclerks = [threading.Thread()]\nclerks.append(clerks.index(1))\nclerks.__class__": {
        "threading.Thread"
    },
    "from threading import Lock, Event\na, b = Lock(), Event()\na.acquire()\nb.set()\nLock.__name__": {
        "threading.Lock",
        "threading.Lock.acquire",
        "threading.Event",
        "threading.Event.set",
    },
    "import psutil\npsutil.pids()": set(),
    "class Lock: pass\nLock().acquire()": set(),
}


def program(folder, name: str, source: str) -> Program:
    path = folder / "snippets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'"""One claim."""\n{source}\n')
    path.with_suffix(".out").write_text("")
    return Program.load(path, folder)


@pytest.mark.parametrize("source", USES)
def test_names(source, tmp_path):
    found = {f"{module}.{name}" for module, name in names(program(tmp_path, "till/open.py", source))}
    missing, more = USES[source] - found, found - USES[source] - {"multiprocessing.pool.Pool"}
    assert not missing and not more


@pytest.fixture
def book(tmp_path):
    program(tmp_path, "till/open.py", "import os\nos.fork()")
    program(tmp_path, "till/shut.py", "import os\nos.fork()\nos.wait()")
    program(tmp_path, "till/shut_start.py", "import os\nos.nice(1)")
    docs = tmp_path / "docs" / "en"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Home { #home }\n\n{snippet till/open.py}\n")
    (docs / "till.md").write_text(
        "# The till { #till }\n\n{snippet till/open.py}\n\n{snippet till/shut.py}\n\n{snippet till/shut.py}\n"
    )
    return tmp_path


def convert(book, text: str) -> str:
    extension = SnippetExtension(root=str(book))
    extension.context.page = "program-index.md"
    return markdown.markdown(text, extensions=[extension, "toc"])


def test_the_index_links_each_program_on_its_chapter(book):
    page = convert(book, "{program-index}")
    assert re.findall(r'<dt id="([^"]+)"', page) == ["os.fork", "os.wait"]
    assert re.findall(r'<dd><a href="([^"]+)">The till</a>(.*)</dd>', page) == [
        ("till.md#program-till-open", " (2)"),
        ("till.md#program-till-shut", ""),
    ]


def test_letters_lead_to_modules(book):
    program(book, "till/more.py", "import signal, _thread, select\n_thread.allocate_lock()\nsignal.alarm, select.poll")
    (book / "docs" / "en" / "more.md").write_text("# More { #more }\n\n{snippet till/more.py}\n")
    page = convert(book, "{program-index}")
    letters = re.search(r'<p class="letters">(.*?)</p>', page)[1]
    assert re.findall(r'<a href="#([^"]+)">(\w)</a>', letters) == [
        ("module-os", "O"),
        ("module-select", "S"),
        ("module-_thread", "T"),
    ]
    assert re.findall(r'<h2 class="generated" id="([^"]+)"', page) == [
        "module-os",
        "module-select",
        "module-signal",
        "module-_thread",
    ]


def test_a_name_has_the_pages_that_show_most_of_it_first_and_the_others_folded(book):
    for page, programs in (("bank", "ab"), ("desk", "c"), ("shop", "def")):
        for name in programs:
            program(book, f"{page}/{name}.py", "import os\nos.fork()")
        embeds = "\n\n".join(f"{{snippet {page}/{name}.py}}" for name in programs)
        (book / "docs" / "en" / f"{page}.md").write_text(f"# {page}: os.fork {{ #{page} }}\n\n{embeds}\n")
    line = re.search(r"<dd>(.*?)</dd>", convert(book, "{program-index}").replace("\n", ""))[1]
    shown, folded = re.fullmatch(r"(.*), <details><summary>2 more</summary>(.*)</details>", line).groups()
    assert re.findall(r">([^<>]+)</a>( \(\d\))?", shown) == [("shop", " (3)"), ("bank", " (2)")]
    assert re.findall(r">([^<>]+)</a>( \(\d\))?", folded) == [("The till", " (2)"), ("desk", "")]


def test_of_a_name_on_many_pages_the_last_are_only_counted(book):
    for n in range(LISTED + 2):
        program(book, f"p{n:02}/a.py", "import os\nos.nice(1)")
        (book / "docs" / "en" / f"p{n:02}.md").write_text(f"# P{n:02} {{ #p }}\n\n{{snippet p{n:02}/a.py}}\n")
    page = convert(book, "{program-index}").replace("\n", "")
    line = re.search(r'<dt id="os.nice">.*?<dd>(.*?)</dd>', page)[1]
    assert re.findall(r">(P\d\d)</a>", line) == [f"P{n:02}" for n in range(LISTED)]
    assert line.endswith(", and 2 pages</details>")


def test_a_figure_has_its_id_once_a_page(book):
    page = convert(book, (book / "docs" / "en" / "till.md").read_text())
    assert page.count('id="program-till-open"') == page.count('id="program-till-shut"') == 1


def test_an_index_in_a_fence_is_text(book):
    text = textwrap.indent("{program-index}", "    ")
    assert "<dl" not in convert(book, f"See:\n\n{text}")


def test_every_program_of_the_book_is_in_it():
    programs, shown = find_programs(), places()
    listed = {p.name for entries in index(programs, shown).values() for found in entries.values() for p in found}
    assert listed == {p.name for p in programs if not p.is_start and p.name in shown and names(p)}
    assert len(listed) > 100
