"""What was verified: the stamp changes with all that a verdict depends on, and verdicts live as long as the source."""

from dataclasses import replace
from pathlib import Path

import pytest

from book.check import verdicts
from book.check.program import Program
from book.check.python import Interpreter

PYTHON = Interpreter("python", "3.13.1 (main)", (3, 13), "linux", False, frozenset({"os.fork", "gil"}), frozenset())


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def program(tmp_path) -> Program:
    write(tmp_path, "snippets/shop/till.out", "100\n")
    return Program.load(write(tmp_path, "snippets/shop/till.py", '"""Claim."""\nprint(100)\n'), tmp_path)


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
def test_fingerprint_changes_with_each_file(tmp_path, program, name):
    before = verdicts.fingerprint(program, PYTHON)
    assert verdicts.fingerprint(program, PYTHON) == before
    write(tmp_path, name, "changed\n")
    verdicts._machinery.cache_clear()
    assert verdicts.fingerprint(Program.load(program.path, tmp_path), PYTHON) != before


@pytest.mark.parametrize("part", verdicts.JUDGES)
def test_fingerprint_changes_with_the_judge(tmp_path, program, monkeypatch, part):
    for name in verdicts.JUDGES:
        write(tmp_path, f"book/{name}.py", Path(verdicts.__file__).with_name(f"{name}.py").read_text("utf-8"))
    monkeypatch.setattr(ledger, "__file__", str(tmp_path / "book/verdicts.py"))
    verdicts._machinery.cache_clear()
    before = verdicts.fingerprint(program, PYTHON)
    write(tmp_path, f"book/{part}.py", "changed\n")
    verdicts._machinery.cache_clear()
    assert verdicts.fingerprint(program, PYTHON) != before
    verdicts._machinery.cache_clear()


@pytest.mark.parametrize(
    "change", [{"full_version": "3.13.2 (main)"}, {"platform": "darwin"}, {"packages": frozenset({"greenlet"})}]
)
def test_fingerprint_changes_with_the_interpreter(program, change):
    assert verdicts.fingerprint(program, replace(PYTHON, **change)) != verdicts.fingerprint(program, PYTHON)


def test_stamp_fits_until_something_changes(tmp_path, program):
    assert not Stamps(tmp_path).fits(program, PYTHON)
    stamps = Stamps(tmp_path)
    stamps.add(program.name, PYTHON.full_version, verdicts.fingerprint(program, PYTHON))
    stamps.save()
    assert Stamps(tmp_path).fits(program, PYTHON)
    assert not Stamps(tmp_path).fits(program, replace(PYTHON, full_version="3.14.0"))
    write(tmp_path, "snippets/shop/till.out", "200\n")
    assert not Stamps(tmp_path).fits(program, PYTHON)


def test_broken_stamps_stand_for_nothing(tmp_path, program):
    write(tmp_path, ".cache/verified.json", "{")
    assert not Stamps(tmp_path).fits(program, PYTHON)


def test_verdicts_are_kept_while_the_source_is_the_same(tmp_path, program):
    other = Program.load(write(tmp_path, "snippets/shop/door.py", '"""Claim."""\n'), tmp_path)
    verdicts.save_versions([other, program], {program.name: {"3.13": "same", "3.9": "needs", "3.13t": "own"}})
    assert (tmp_path / "tests/versions/shop.txt").read_text("utf-8") == (
        f"shop/door.py {other.source_hash}\nshop/till.py {program.source_hash} 3.9=needs 3.13=same 3.13t=own\n"
    )
    verdicts.save_versions([other, program], {program.name: {"3.13": "differs"}, other.name: {"3.14": "same"}})
    assert list(verdicts.verdicts(program).items()) == [("3.9", "needs"), ("3.13", "differs"), ("3.13t", "own")]
    assert verdicts.verdicts(other) == {"3.14": "same"}

    changed = Program.load(write(tmp_path, "snippets/shop/till.py", '"""Claim."""\nprint(200)\n'), tmp_path)
    assert verdicts.verdicts(changed) == {}
    verdicts.save_versions([other, changed], {})
    assert (tmp_path / "tests/versions/shop.txt").read_text("utf-8").splitlines()[
        1
    ] == f"shop/till.py {changed.source_hash}"


def test_only_what_cannot_run_here_may_lean_on_other_pythons(tmp_path, program):
    stamps = Stamps(tmp_path)
    assert verdicts.standing(program, PYTHON, stamps) == "unverified"
    verdicts.save_versions([program], {program.name: {"3.14": "same"}})
    assert verdicts.standing(program, PYTHON, stamps) == "unverified"
    stamps.add(program.name, PYTHON.full_version, verdicts.fingerprint(program, PYTHON))
    assert verdicts.standing(program, PYTHON, stamps) == "verified"

    newer = Program.load(write(tmp_path, "snippets/shop/newer.py", '"""Claim."""\n# needs: python>=3.14\n'), tmp_path)
    assert verdicts.standing(newer, PYTHON, stamps) == "not run"
    verdicts.save_versions([newer], {newer.name: {"3.14": "differs", "3.13": "needs"}})
    assert verdicts.standing(newer, PYTHON, stamps) == "not run"
    verdicts.save_versions([newer], {newer.name: {"3.14": "own"}})
    assert verdicts.standing(newer, PYTHON, stamps) == "elsewhere"
