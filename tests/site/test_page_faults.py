"""Each fault of a page is named once, with its file and line."""

import pytest
from pytest_examples import find_examples

from book import ROOT
from book.site import page_checks
from book.site.markup import examples

PROGRAM = '"""One line is printed."""\n\n\ndef main() -> None:\n    print("one")\n\n\nif __name__ == "__main__":\n    main()\n'
PAGE = "# Till { #till }\n\nOne?\n\n{snippet till/one.py}\n"


@pytest.fixture
def book(tmp_path):
    """A whole book of one page and one program, and a way to ask for its faults."""

    def write(files: dict[str, str | None]) -> list[str]:
        start = {"docs/en/till.md": PAGE, "snippets/till/one.py": PROGRAM, "snippets/till/one.out": "one\n"}
        for name, text in {**start, **files}.items():
            if text is not None:
                path = tmp_path / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
        return [str(fault) for fault in page_checks.faults(tmp_path, nav=["till.md", "glossary.md"])]

    return write


def test_a_right_book_has_no_fault(book):
    assert book({}) == []


THING = "wanted a file that belongs to a program snippets/TOPIC/NAME.py, came this"
FAULTS = {
    "missing program": (
        {"docs/en/till.md": PAGE + "\n{snippet till/two.py}\n"},
        "docs/en/till.md:7: wanted a program, came no snippets/till/two.py",
    ),
    "unknown option": (
        {"docs/en/till.md": PAGE + "\n{snippet till/one.py lines=3}\n"},
        "docs/en/till.md:7: unknown option 'lines=3'; known: hl=\"text|text\", diff=sibling.py; or stepper, alone",
    ),
    "an option twice": (
        {"docs/en/till.md": PAGE + "\n{snippet till/one.py hl=one hl=two}\n"},
        "docs/en/till.md:7: option 'hl' stands here twice",
    ),
    "a program no page shows": (
        {"snippets/till/two.py": PROGRAM, "snippets/till/two.out": "one\n"},
        "snippets/till/two.py:1: wanted a page that shows it whole, came none",
    ),
    "a page to read first that is not there": (
        {"docs/en/till.md": f"---\ntitle: Till\nfirst: [bank.md]\n---\n\n{PAGE}"},
        "docs/en/till.md:3: wanted a page to read first, came no bank.md",
    ),
    "a page to read first that the nav does not have": (
        {"docs/en/till.md": f"---\nfirst:\n  - till.md\n  - _bank.md\n---\n\n{PAGE}", "docs/en/_bank.md": ""},
        "docs/en/till.md:4: wanted a page to read first, came no _bank.md",
    ),
    "pages to read first that are no list": (
        {"docs/en/till.md": f"---\nfirst: till.md\n---\n\n{PAGE}"},
        "docs/en/till.md:2: wanted pages to read first, [fork.md], came 'till.md'",
    ),
    "a page that a notebook wants read first": (
        {"docs/en/lab.ipynb": '{\n "cells": [],\n "metadata": {\n  "first": [\n   "bank.md"\n  ]\n }\n}\n'},
        "docs/en/lab.ipynb:5: wanted a page to read first, came no bank.md",
    ),
    "a program named like a module": (
        {
            "docs/en/till.md": PAGE + "\n{snippet till/queue.py}\n",
            "snippets/till/queue.py": PROGRAM,
            "snippets/till/queue.out": "one\n",
        },
        "snippets/till/queue.py:1: wanted a name of its own, came that of a module of the standard library",
    ),
    "a page outside the nav": (
        {"docs/en/more.md": "# More { #more }\n"},
        "docs/en/more.md:1: wanted a place in the nav of mkdocs.yml, came none",
    ),
    "a dead link": (
        {"docs/en/till.md": PAGE + "\nSee [the bank](bank.md).\n"},
        "docs/en/till.md:7: wanted a file of the book, came a dead link to bank.md",
    ),
    "a dead anchor": (
        {"docs/en/till.md": PAGE + "\nSee [the end](#end).\n"},
        "docs/en/till.md:7: wanted a heading's id, came a dead anchor in #end",
    ),
    "a dead anchor on another page": (
        {"docs/en/till.md": PAGE + "\nSee [the end](till.md#end).\n"},
        "docs/en/till.md:7: wanted a heading's id, came a dead anchor in till.md#end",
    ),
    "a fence that should be a program": (
        {"docs/en/till.md": PAGE + "\n```python\nfrom threading import Lock\n```\n"},
        "docs/en/till.md:8: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses threading.Lock",
    ),
    "a fence right below another": (
        {"docs/en/till.md": PAGE + "\n```text\nx\n```\n```python\nimport os\n\nos.fork()\n```\n"},
        "docs/en/till.md:13: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses os.fork",
    ),
    "a fence that the checks cannot find": (
        {"docs/en/till.md": PAGE + "\n~~~python\nprint(1)\n~~~\n"},
        "docs/en/till.md:7: wanted a fence of three backticks, ```python, which the checks can find",
    ),
    "a fence that is not Python": (
        {"docs/en/till.md": PAGE + "\n```python\nprint(\n```\n"},
        "docs/en/till.md:8: not Python: '(' was never closed",
    ),
    "two headings with one id": (
        {"docs/en/till.md": PAGE + "\n## Again { #till }\n"},
        "docs/en/till.md:7: wanted an id of its own, came #till again, first in line 1",
    ),
    "a heading without an id": (
        {"docs/en/till.md": PAGE + "\n## Again\n"},
        "docs/en/till.md:7: wanted an explicit id, { #like-this }, after the heading, came '## Again'",
    ),
    "a recording without a program": ({"snippets/till/two.out": ""}, f"snippets/till/two.out:1: {THING}"),
    "a recording of an unknown version": ({"snippets/till/one.py39.txt": ""}, f"snippets/till/one.py39.txt:1: {THING}"),
    "a second recording of the newest version": (
        {"snippets/till/one.py315.out": ""},
        f"snippets/till/one.py315.out:1: {THING}",
    ),
    "a pattern without a program": ({"tests/patterns/till/two.check": ""}, f"tests/patterns/till/two.check:1: {THING}"),
    "a program too deep": ({"snippets/till/more/one.py": PROGRAM}, f"snippets/till/more/one.py:1: {THING}"),
    "an exercise without its answer": (
        {"docs/en/till.md": PAGE + "\n{snippet till/two_start.py}\n", "snippets/till/two_start.py": PROGRAM},
        "snippets/till/two_start.py:1: wanted its answer two.py, came none",
    ),
    "a term that is not linked": (
        {
            "docs/en/till.md": f"{PAGE}\nA *drawer* holds `*args`.\n",
            "docs/en/glossary.md": "# Glossary { #glossary }\n",
        },
        "docs/en/till.md:7: wanted a term linked, [*drawer*](glossary.md#...), came *drawer*",
    ),
    "a term that nothing links": (
        {"docs/en/glossary.md": "# Glossary { #glossary }\n\n### drawer { #drawer }\n"},
        "docs/en/glossary.md:3: wanted a page that links 'drawer', came none",
    ),
    "a word of the contract": (
        {"snippets/till/one.py": PROGRAM.replace("\n\n\n", "\n# needs: os.frok\n\n\n", 1)},
        "snippets/till/one.py:2: unknown need 'os.frok'; known: python>=3.N, os.fork, procfs, gil",
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_fault(case, book):
    files, wanted = FAULTS[case]
    assert book(files) == [wanted]


def test_a_linked_term_and_a_link_to_a_program_are_right(book):
    glossary = "# Glossary { #glossary }\n\n### drawer { #drawer }\n\nSee [one.py](till.md#program-till-one).\n"
    assert (
        book({"docs/en/till.md": f"{PAGE}\nA [*drawer*](glossary.md#drawer).\n", "docs/en/glossary.md": glossary}) == []
    )


def test_what_stands_in_a_fence_is_left_alone(book):
    fence = "\n```text\n{snippet no/such.py}\n# No heading\n[dead](link.md)\n```\n"
    assert book({"docs/en/till.md": PAGE + fence}) == []


def test_line_numbers_count_the_front_matter(book):
    found = book({"docs/en/till.md": "---\ntitle: Till\n---\n" + PAGE + "\n## Again\n"})
    assert found[0].startswith("docs/en/till.md:10: ")


MARKED = {
    "plain": "```python\nx\n```\n",
    "with a class": "text\n\n```{.py title=a}\nx\n```\n\n```PYTHON\ny\n```\n",
    "in a list": "- item\n\n    ```py\n    if x:\n        y\n    ```\n",
    "after a fence of another language": "```text\n```python\n```\n\n```python\nx\n```\n",
    "of four backticks": "````python\nx\n````\n",
    "of tildes": "~~~python\nx\n~~~\n",
    "after three backticks in a line": "```text\na ``` b\n```\n\n```python\nx\n```\n",
    "without an end": "```python\nx\n",
    "empty": "```python\n```\n\n```python\nx\n```\n",
}


@pytest.mark.parametrize("case", MARKED)
def test_a_build_sees_the_fences_that_the_checks_see(case, tmp_path):
    page = tmp_path / "page.md"
    page.write_text(MARKED[case], "utf-8")
    assert examples(MARKED[case]) == {found.start_line: found.source for found in find_examples(page)}


def test_a_build_sees_the_fences_of_the_book_that_the_checks_see():
    for page in sorted((ROOT / "docs" / "en").rglob("*.md")):
        assert list(examples(page.read_text("utf-8"))) == [found.start_line for found in find_examples(page)], page


LEFT_TO_PROGRAMS = {
    "a fork": ("import os\nos.fork()", "os.fork"),
    "an exec": ("import os\nos.execv('/bin/true', ['true'])", "os.execv"),
    "a process": ("import multiprocessing as mp\nmp.Process(target=print).start()", "multiprocessing.Process"),
    "a thread": ("import threading\nthreading.Thread(target=print).start()", "threading.Thread"),
    "a thread, below threading": ("import _thread\n_thread.start_new_thread(print, ())", "_thread.start_new_thread"),
    "a pool": (
        "import concurrent.futures\nconcurrent.futures.ThreadPoolExecutor()",
        "concurrent.futures.ThreadPoolExecutor",
    ),
    "another program": ("import subprocess\nsubprocess.run(['true'])", "subprocess.run"),
    "an event loop": ("import asyncio\nasyncio.run(main())", "asyncio.run"),
    "a wait": ("import os\nos.wait()", "os.wait"),
    "a nap": ("import time\ntime.sleep(1)", "time.sleep"),
    "a file": ("print(1)\nopen('till.txt')", "open"),
    "a file by its path": ("import pathlib\npathlib.Path('till.txt').touch()", "pathlib.Path"),
    "a socket": ("import socket\nsocket.socket()", "socket.socket"),
    "a signal": ("import signal\nsignal.raise_signal(signal.Signals.SIGINT)", "signal.raise_signal"),
    "a handler": ("import signal\nsignal.signal(2, print)", "signal.signal"),
    "a start method": (
        "import multiprocessing\nmultiprocessing.set_start_method('spawn')",
        "multiprocessing.set_start_method",
    ),
    "a switch interval": ("import sys\nsys.setswitchinterval(1)", "sys.setswitchinterval"),
    "a module handed on": ("import os\nprint(getattr(os, 'fork')())", "os"),
    "a builtin's attribute": ("import math\nprint(open.__name__, math.pi)", "open.__name__"),
    "a module that nobody has listed": ("import webbrowser\nwebbrowser.open('till')", "webbrowser.open"),
    "a name that begins like a harmless one": ("import queue\nqueue.QueueX()", "queue.QueueX"),
}


@pytest.mark.parametrize("case", LEFT_TO_PROGRAMS)
def test_a_fence_leaves_it_to_a_program(case, book):
    source, name = LEFT_TO_PROGRAMS[case]
    wanted = f"docs/en/till.md:9: wanted a program in snippets/, or what book.site.page_checks.HARMLESS lists, came a fence that uses {name}"
    assert book({"docs/en/till.md": f"{PAGE}\n```python\n{source}\n```\n"}) == [wanted]


@pytest.mark.parametrize(
    "source",
    [
        "import os\nprint(os.waitstatus_to_exitcode(768))",
        "import signal\nprint(signal.Signals(15).name)",
        "from queue import Queue as Shelf\nShelf().put(1)",
        "from contextvars import copy_context\ncopy_context().run(print)",
        "import concurrent.futures as cf\ncf.Future().set_result(1)",
    ],
)
def test_a_fence_may_use_what_starts_nothing(source, book):
    assert book({"docs/en/till.md": f"{PAGE}\n```python\n{source}\n```\n"}) == []
