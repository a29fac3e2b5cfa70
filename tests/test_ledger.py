"""What was verified: the stamp changes with all that a verdict depends on, and verdicts live as long as the source."""

from dataclasses import replace
from pathlib import Path

import pytest

from book import ledger
from book.snippet import Interpreter, Snippet

PYTHON = Interpreter("python", "3.13.1 (main)", (3, 13), "linux", False, frozenset({"os.fork", "gil"}), frozenset())


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def snippet(tmp_path) -> Snippet:
    write(tmp_path, "snippets/shop/till.out", "100\n")
    return Snippet.load(write(tmp_path, "snippets/shop/till.py", '"""Claim."""\nprint(100)\n'), tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        "snippets/shop/till.py",
        "snippets/shop/till.out",
        "snippets/shop/till.err",
        "snippets/shop/till.py312.out",
        "tests/patterns/shop/till.check",
        "requirements.txt",
    ],
)
def test_fingerprint_changes_with_each_file(tmp_path, snippet, name):
    before = ledger.fingerprint(snippet, PYTHON)
    assert ledger.fingerprint(snippet, PYTHON) == before
    write(tmp_path, name, "changed\n")
    ledger._machinery.cache_clear()
    assert ledger.fingerprint(Snippet.load(snippet.path, tmp_path), PYTHON) != before


@pytest.mark.parametrize("part", ledger.JUDGES)
def test_fingerprint_changes_with_the_judge(tmp_path, snippet, monkeypatch, part):
    for name in ledger.JUDGES:
        write(tmp_path, f"book/{name}.py", Path(ledger.__file__).with_name(f"{name}.py").read_text("utf-8"))
    monkeypatch.setattr(ledger, "__file__", str(tmp_path / "book/ledger.py"))
    ledger._machinery.cache_clear()
    before = ledger.fingerprint(snippet, PYTHON)
    write(tmp_path, f"book/{part}.py", "changed\n")
    ledger._machinery.cache_clear()
    assert ledger.fingerprint(snippet, PYTHON) != before
    ledger._machinery.cache_clear()


@pytest.mark.parametrize(
    "change", [{"full_version": "3.13.2 (main)"}, {"platform": "darwin"}, {"packages": frozenset({"greenlet"})}]
)
def test_fingerprint_changes_with_the_interpreter(snippet, change):
    assert ledger.fingerprint(snippet, replace(PYTHON, **change)) != ledger.fingerprint(snippet, PYTHON)


def test_stamp_fits_until_something_changes(tmp_path, snippet):
    assert not ledger.Stamps(tmp_path).fits(snippet, PYTHON)
    stamps = ledger.Stamps(tmp_path)
    stamps.add(snippet.name, PYTHON.full_version, ledger.fingerprint(snippet, PYTHON))
    stamps.save()
    assert ledger.Stamps(tmp_path).fits(snippet, PYTHON)
    assert not ledger.Stamps(tmp_path).fits(snippet, replace(PYTHON, full_version="3.14.0"))
    write(tmp_path, "snippets/shop/till.out", "200\n")
    assert not ledger.Stamps(tmp_path).fits(snippet, PYTHON)


def test_broken_stamps_stand_for_nothing(tmp_path, snippet):
    write(tmp_path, ".cache/verified.json", "{")
    assert not ledger.Stamps(tmp_path).fits(snippet, PYTHON)


def test_verdicts_are_kept_while_the_source_is_the_same(tmp_path, snippet):
    other = Snippet.load(write(tmp_path, "snippets/shop/door.py", '"""Claim."""\n'), tmp_path)
    ledger.save_versions([other, snippet], {snippet.name: {"3.13": "same", "3.9": "needs", "3.13t": "own"}})
    assert (tmp_path / "tests/versions/shop.txt").read_text("utf-8") == (
        f"shop/door.py {other.source_hash}\nshop/till.py {snippet.source_hash} 3.9=needs 3.13=same 3.13t=own\n"
    )
    ledger.save_versions([other, snippet], {snippet.name: {"3.13": "differs"}, other.name: {"3.14": "same"}})
    assert list(ledger.verdicts(snippet).items()) == [("3.9", "needs"), ("3.13", "differs"), ("3.13t", "own")]
    assert ledger.verdicts(other) == {"3.14": "same"}

    changed = Snippet.load(write(tmp_path, "snippets/shop/till.py", '"""Claim."""\nprint(200)\n'), tmp_path)
    assert ledger.verdicts(changed) == {}
    ledger.save_versions([other, changed], {})
    assert (tmp_path / "tests/versions/shop.txt").read_text("utf-8").splitlines()[
        1
    ] == f"shop/till.py {changed.source_hash}"


def test_only_what_cannot_run_here_may_lean_on_other_pythons(tmp_path, snippet):
    stamps = ledger.Stamps(tmp_path)
    assert ledger.standing(snippet, PYTHON, stamps) == "unverified"
    ledger.save_versions([snippet], {snippet.name: {"3.14": "same"}})
    assert ledger.standing(snippet, PYTHON, stamps) == "unverified"
    stamps.add(snippet.name, PYTHON.full_version, ledger.fingerprint(snippet, PYTHON))
    assert ledger.standing(snippet, PYTHON, stamps) == "verified"

    newer = Snippet.load(write(tmp_path, "snippets/shop/newer.py", '"""Claim."""\n# needs: python>=3.14\n'), tmp_path)
    assert ledger.standing(newer, PYTHON, stamps) == "not run"
    ledger.save_versions([newer], {newer.name: {"3.14": "differs", "3.13": "needs"}})
    assert ledger.standing(newer, PYTHON, stamps) == "not run"
    ledger.save_versions([newer], {newer.name: {"3.14": "own"}})
    assert ledger.standing(newer, PYTHON, stamps) == "elsewhere"
