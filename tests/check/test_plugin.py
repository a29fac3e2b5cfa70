"""Programs under pytest: what a failure shows, which programs run, what is stamped, recorded or refused; in a small book."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from book import ROOT
from book.check.program import Program, interpreter
from book.check.python import SUPPORTED

PYTHON = interpreter(sys.executable)
GOOD = '"""Claim."""\n\nprint("open")\n'


class Book:
    """A copy of the machinery, around programs of its own."""

    def __init__(self, root: Path):
        self.root = root
        shutil.copytree(ROOT / "book", root / "book", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("pyproject.toml", "tests/conftest.py", "tests/test_programs.py"):
            (root / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, root / name)

    def put(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def pytest(self, *options: str, path: str | None = None) -> tuple[int, list[str]]:
        """The exit status of a run of tests/test_programs.py, and the lines it printed."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "PYTHON"))}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "tests/test_programs.py", "-v", "-p", "no:cacheprovider", *options],
            cwd=self.root,
            env=environment | ({"PATH": path} if path else {}),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).splitlines()

    def stamped(self) -> set[str]:
        path = self.root / ".cache" / "verified.json"
        return set(json.loads(path.read_text("utf-8"))) if path.exists() else set()

    def versions(self, topic: str) -> list[str]:
        path = self.root / "tests" / "versions" / f"{topic}.txt"
        return [" ".join(line.split()[:1] + line.split()[2:]) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def book(tmp_path) -> Book:
    return Book(tmp_path)


def test_failure_shows_the_program_and_nothing_of_ours(book):
    book.put("snippets/shop/good.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    book.put("snippets/shop/wrong.py", GOOD.replace("open", "closed"))
    book.put("snippets/shop/wrong.out", "open\n")
    book.put("snippets/shop/newer.py", GOOD.replace("\n\n", "\n# needs: python>=3.99\n\n"))
    book.put("snippets/shop/newer.out", "open\n")
    book.put("snippets/shop/loose.py", GOOD)
    book.put("snippets/shop/loose.out", "open\n")
    book.put("tests/patterns/shop/loose.check", "CHEKC: open\n")
    status, lines = book.pytest()
    assert status == 1, lines
    assert f"snippets/shop/wrong.out:1: wanted 'open', came 'closed' (Python {PYTHON.label})" in lines
    at = lines.index(f"snippets/shop/wrong.out:1: wanted 'open', came 'closed' (Python {PYTHON.label})")
    assert lines[at + 1 : at + 3] == ["---- stdout", "closed"]
    assert "tests/patterns/shop/loose.check:1: unknown directive 'CHEKC'" in lines
    assert not [line for line in lines if re.search(r"\bbook/\w+\.py|Traceback|INTERNALERROR", line)]
    skips = [line for line in lines if line.startswith("SKIPPED")]
    assert [line.partition(": ")[2] for line in skips] == [
        f"snippets/shop/newer.py needs python>=3.99; this is Python {PYTHON.label} on {sys.platform}"
    ]
    assert book.stamped() == {"shop/good.py"}


def test_contract_that_breaks_a_rule_is_a_failure_like_any_other(book):
    book.put("snippets/shop/good.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    book.put("snippets/shop/misspelt.py", GOOD.replace("\n\n", "\n# needs: os.frok\n\n"))
    book.put("snippets/shop/misspelt.out", "open\n")
    status, lines = book.pytest()
    assert status == 1
    assert "snippets/shop/misspelt.py:2: unknown need 'os.frok'; known: python>=3.N, os.fork, procfs, gil" in lines
    assert book.stamped() == {"shop/good.py"}


def test_only_what_changed_is_run_again(book):
    for name in ("one", "two"):
        book.put(f"snippets/shop/{name}.py", GOOD)
        book.put(f"snippets/shop/{name}.out", "open\n")
    assert run(book, "--changed", "-n", "2") == {"one.py": "PASSED", "two.py": "PASSED"}
    assert run(book, "--changed") == {}
    assert run(book) == {"one.py": "PASSED", "two.py": "PASSED"}
    book.put("snippets/shop/two.out", "closed\n")
    assert run(book, "--changed") == {"two.py": "FAILED"}
    assert run(book, "--changed") == {"two.py": "FAILED"}


def run(book: Book, *options: str) -> dict[str, str]:
    """How each program did."""
    status, lines = book.pytest(*options)
    verdicts = ("PASSED", "FAILED", "SKIPPED")
    words = [
        line.replace("::", " ").replace("[shop/", " ").replace("]", " ").split()
        for line in lines
        if "test_program[" in line
    ]
    told = {
        next(w for w in some if ".py" in w and "/" not in w): next(w for w in some if w in verdicts)
        for some in words
        if set(some) & set(verdicts)
    }
    assert status == ("FAILED" in told.values()), lines
    return told


def test_recording_is_refused_in_parallel(book):
    book.put("snippets/shop/new.py", GOOD)
    status, lines = book.pytest("--update-examples", "-n", "2")
    assert status == 4
    assert "ERROR: recording rewrites files: run it without -n" in lines
    assert not (book.root / "snippets/shop/new.out").exists()


def test_recording_writes_and_stamps_nothing(book):
    book.put("snippets/shop/new.py", GOOD)
    book.put("snippets/shop/varies.py", '"""Claim."""\n\nimport os\n\nprint("pid", os.getpid())\n')
    status, lines = book.pytest("--update-examples", "-s")
    assert "recorded snippets/shop/new.out" in "\n".join(lines)
    assert "tests/patterns/shop/varies.check:1: drafted; read it, then remove this line" in lines
    assert status == 1
    assert (book.root / "snippets/shop/new.out").read_text("utf-8") == "open\n"
    assert book.stamped() == set()
    status, lines = book.pytest()
    assert (
        "tests/patterns/shop/varies.check:1: wanted a pattern that a person has read, came a DRAFT; read it, then remove this line"
        in lines
    )
    assert book.stamped() == {"shop/new.py"}


def test_what_is_edited_during_its_run_has_not_passed(book):
    path = book.root / "snippets/shop/one.py"
    edit = f"with open({str(path)!r}, 'a') as program:\n    program.write('# edited\\n')\n"
    book.put("snippets/shop/one.py", GOOD + edit)
    book.put("snippets/shop/one.out", "open\n")
    assert book.pytest()[0] == 0
    assert path.read_text("utf-8").endswith("# edited\n")
    _, lines = book.pytest("--changed")
    assert any("test_program[shop/one.py]" in line and "PASSED" in line for line in lines)


def test_other_pythons(book, tmp_path):
    book.put("snippets/shop/one.py", GOOD)
    book.put("snippets/shop/one.out", "open\n")
    status, lines = book.pytest("--python", str(tmp_path / "python9"))
    assert status == 4
    assert any(line.startswith(f"ERROR: {tmp_path}/python9: not a Python that runs: ") for line in lines)
    assert not any("plugin.py" in line for line in lines)
    status, lines = book.pytest("--python", sys.executable)
    assert status == 0
    assert any("test_program[shop/one.py]" in line for line in lines)
    assert not (book.root / "tests/versions").exists()


@pytest.mark.skipif(os.name != "posix", reason="makes shell scripts")
def test_matrix_writes_the_version_files(book):
    book.put("snippets/shop/one.py", GOOD)
    book.put("snippets/shop/one.out", "open\n")
    book.put("snippets/shop/two.py", GOOD)
    book.put("snippets/shop/two.out", "closed\n")
    newest = PYTHON.version == SUPPORTED[-1]
    book.put("snippets/shop/three.py", GOOD)
    book.put("snippets/shop/three.out", "open\n" if newest else "closed\n")
    book.put("snippets/shop/three.py314.out", "closed\n" if newest else "open\n")
    book.put("snippets/shop/four.py", GOOD.replace("\n\n", "\n# needs: python>=3.99\n\n"))
    book.put("snippets/shop/four.out", "open\n")
    command = book.put(f"bin/python3.{PYTHON.version[1]}", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    command.chmod(0o755)
    status, lines = book.pytest("--matrix", path=str(command.parent))
    assert status == 1, lines
    assert book.versions("shop") == [
        f"shop/four.py {PYTHON.label}=needs",
        f"shop/one.py {PYTHON.label}=same",
        f"shop/three.py {PYTHON.label}={'same' if newest else 'own'}",
        f"shop/two.py {PYTHON.label}=differs",
    ]
    one = Program.load(book.root / "snippets/shop/one.py", book.root)
    assert one.source_hash in (book.root / "tests/versions/shop.txt").read_text("utf-8")
