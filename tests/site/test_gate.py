"""The build takes a program only as it passed; tried with real builds of a book of one page."""

import os
import shutil
import subprocess
import sys

import pytest

from book.check import verdicts
from book import ROOT
from book.check.program import Program, interpreter

PROGRAM = '"""One line is printed."""\n\n\ndef main() -> None:\n    print("one")\n\n\nif __name__ == "__main__":\n    main()\n'
CONFIG = "site_name: Till\ndocs_dir: docs/en\nhooks: [book/mkdocs_hook.py]\nstrict: true\nnav: [index.md]\nvalidation: {anchors: warn}\n"


@pytest.fixture
def book(tmp_path):
    shutil.copytree(ROOT / "book", tmp_path / "book", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "docs/en").mkdir(parents=True)
    (tmp_path / "docs/en/index.md").write_text("---\ntitle: Till\n---\n# Till { #till }\n\n{snippet till/one.py}\n")
    (tmp_path / "snippets/till").mkdir(parents=True)
    (tmp_path / "snippets/till/one.out").write_text("one\n")
    (tmp_path / "mkdocs.yml").write_text(CONFIG)
    return tmp_path


def program(book, source: str = PROGRAM) -> Program:
    path = book / "snippets/till/one.py"
    path.write_text(source)
    return Program.load(path, book)


def verify(book, program: Program) -> None:
    """What a passing run does."""
    stamps, python = Stamps(book), interpreter()
    digest = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from book import ledger, program; from pathlib import Path; "
            "s = program.Program.load(Path(sys.argv[1]), Path(sys.argv[2])); print(verdicts.fingerprint(s, program.interpreter()))",
            program.path,
            book,
        ],
        cwd=book,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    stamps.add(program.name, python.full_version, digest)
    stamps.save()


def build(book, **environment: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=book,
        capture_output=True,
        text=True,
        timeout=60,
        env={**{k: v for k, v in os.environ.items() if k not in ("DEPLOY", "SITE_URL", "REPO_URL")}, **environment},
    )
    return done.returncode, done.stdout + done.stderr


REFUSED = "snippets/till/one.py:1: wanted a run that passed since its last change, came none; make verify runs it"


def test_a_program_that_never_ran_is_refused(book):
    program(book)
    status, output = build(book)
    assert status == 1 and REFUSED in output and "Traceback" not in output
    assert not (book / "site/index.html").exists()


@pytest.mark.parametrize(
    "changed", ["snippets/till/one.py", "snippets/till/one.out", "book/judge.py", "book/run.py"]
)
def test_a_verified_program_is_built_until_something_changes(book, changed):
    verify(book, program(book))
    status, output = build(book, SITE_URL="https://example.org/b/", REPO_URL="https://example.org/r/")
    assert status == 0, output
    page = (book / "site/index.html").read_text()
    assert "one.py" in page and "https://example.org/r/blob/main/snippets/till/one.py" in page
    assert (book / "site/snippets/till/one.py").read_text() == PROGRAM
    path = book / changed
    path.write_text(path.read_text() + ("\n" if changed.endswith("py") else "two\n"))
    status, output = build(book)
    assert status == 1 and REFUSED in output


def test_without_addresses_there_are_no_links_to_them(book):
    verify(book, program(book))
    status, output = build(book)
    page = (book / "site/index.html").read_text()
    assert status == 0 and "edit/main" not in page and "blob/main" not in page and "canonical" not in page


NEEDS = PROGRAM.replace("\n\n\n", "\n\n# needs: python<3.10\n\n\n", 1).replace("python<3.10", "python>=3.99")


def test_a_program_this_machine_cannot_run_is_marked_and_not_deployed(book):
    program(book, NEEDS)
    status, output = build(book)
    assert status == 0, output
    assert "Not run since this edit" in (book / "site/index.html").read_text()
    status, output = build(book, DEPLOY="1")
    assert status == 1 and REFUSED in output


def test_a_passing_run_elsewhere_of_exactly_this_source_is_enough(book):
    program = program(book, NEEDS)
    verdicts.save_versions([program], {program.name: {"3.11": "needs", "3.99": "same"}})
    status, output = build(book, DEPLOY="1")
    assert status == 0, output
    page = (book / "site/index.html").read_text()
    assert "Ran as shown on Python 3.99." in page and "Needs python&gt;=3.99." in page
    program(book, NEEDS + "\n")
    assert build(book, DEPLOY="1")[0] == 1


def test_a_wrong_embed_names_page_and_line(book):
    verify(book, program(book))
    page = book / "docs/en/index.md"
    page.write_text(page.read_text() + "\n{snippet till/one.py hl=two}\n")
    status, output = build(book)
    assert status == 1 and "docs/en/index.md:8: wanted a line with 'two' in snippets/till/one.py, came none" in output
    assert "Traceback" not in output
