"""What passed here: the stamp changes with all that a verdict depends on; and what took how long."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from book.check import stamps
from book.check.program import Program
from book.check.python import Interpreter, Version
from book.check.stamps import Durations, Stamps, fingerprint

PYTHON = Interpreter("python", "3.13.1 (main)", Version(3, 13), "linux", frozenset({"os.fork", "gil"}), frozenset())


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.fixture
def program(tmp_path: Path) -> Program:
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
def test_fingerprint_changes_with_each_file(tmp_path: Path, program: Program, name: str) -> None:
    before = fingerprint(program, PYTHON)
    assert fingerprint(program, PYTHON) == before
    write(tmp_path, name, "changed\n")
    stamps._checks.cache_clear()
    assert fingerprint(Program.load(program.path, tmp_path), PYTHON) != before


@pytest.mark.parametrize("part", ["judge", "directive", "leftovers", "plugin"])
def test_fingerprint_changes_with_the_checks(
    tmp_path: Path, program: Program, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    for module in Path(stamps.__file__).parent.glob("*.py"):
        write(tmp_path, f"checks/{module.name}", module.read_text("utf-8"))
    monkeypatch.setattr(stamps, "__file__", str(tmp_path / "checks/stamps.py"))
    stamps._checks.cache_clear()
    before = fingerprint(program, PYTHON)
    write(tmp_path, f"checks/{part}.py", "changed\n")
    stamps._checks.cache_clear()
    assert fingerprint(program, PYTHON) != before
    stamps._checks.cache_clear()


@pytest.mark.parametrize(
    "change", [{"full_version": "3.13.2 (main)"}, {"platform": "darwin"}, {"packages": frozenset({"greenlet"})}]
)
def test_fingerprint_changes_with_the_interpreter(program: Program, change: dict[str, Any]) -> None:
    assert fingerprint(program, replace(PYTHON, **change)) != fingerprint(program, PYTHON)


def test_stamp_fits_until_something_changes(tmp_path: Path, program: Program) -> None:
    assert not Stamps(tmp_path).fits(program, PYTHON)
    known = Stamps(tmp_path)
    known.add(program.name, PYTHON.full_version, fingerprint(program, PYTHON))
    known.save()
    assert Stamps(tmp_path).fits(program, PYTHON)
    assert not Stamps(tmp_path).fits(program, replace(PYTHON, full_version="3.14.0"))
    write(tmp_path, "snippets/shop/till.out", "200\n")
    assert not Stamps(tmp_path).fits(program, PYTHON)


def test_of_two_sessions_at_once_the_newest_run_counts(tmp_path: Path, program: Program) -> None:
    stamp, other = fingerprint(program, PYTHON), Stamps(tmp_path)
    for name in ("lucky", "unlucky", "theirs"):
        other.add(f"shop/{name}.py", "3.13", "passed", 1.0)
    other.add(program.name, PYTHON.full_version, stamp, 3.0)
    ours = Stamps(tmp_path)
    ours.add("shop/lucky.py", "3.13", "", 0.5)
    ours.add("shop/unlucky.py", "3.13", "", 2.0)
    ours.add(program.name, PYTHON.full_version, "", 2.0)
    for session in (other, ours):
        session.save()
    found = {name: run for name, runs in Stamps(tmp_path).known.items() for run in runs.values()}
    assert found.pop(program.name) == (3.0, stamp)
    assert found == {"shop/lucky.py": (1.0, "passed"), "shop/unlucky.py": (2.0, ""), "shop/theirs.py": (1.0, "passed")}
    assert Stamps(tmp_path).fits(program, PYTHON)
    ours.add(program.name, PYTHON.full_version, "", 4.0)
    ours.save()
    assert not Stamps(tmp_path).fits(program, PYTHON)


def test_a_failure_counts_after_a_run_of_a_clock_that_was_ahead(tmp_path: Path, program: Program) -> None:
    session = Stamps(tmp_path)
    session.add(program.name, PYTHON.full_version, fingerprint(program, PYTHON), time.time() + 86_400)
    session.save()
    assert Stamps(tmp_path).fits(program, PYTHON)
    failed = Stamps(tmp_path, known={})
    failed.add(program.name, PYTHON.full_version, "")
    failed.save()
    assert not Stamps(tmp_path).fits(program, PYTHON)


def test_broken_stamps_stand_for_nothing(tmp_path: Path, program: Program) -> None:
    for text in ("{", "[]", '{"shop/till.py": ["a"]}', '{"shop/till.py": {"3.13.1 (main)": "stamp"}}'):
        write(tmp_path, ".cache/verified.json", text)
        assert not Stamps(tmp_path).fits(program, PYTHON)
        Stamps(tmp_path).save()


def test_durations_are_remembered_and_guessed(tmp_path: Path, program: Program) -> None:
    assert Durations(tmp_path).expect(program, PYTHON) < 1
    Durations(tmp_path).update({"shop/other.py": 2.0, program.name: 3.14159})
    Durations(tmp_path).update({"shop/other.py": 4.0})
    assert Durations(tmp_path).known == {"shop/other.py": 4.0, program.name: 3.142}
    assert Durations(tmp_path).expect(program, PYTHON) == 3.142
    forking = Program.load(write(tmp_path, "snippets/shop/fork.py", '"""Claim."""\nimport multiprocessing\n'), tmp_path)
    broken = Program.load(write(tmp_path, "snippets/shop/broken.py", "import multiprocessing\n"), tmp_path)
    new = Durations(tmp_path, known={})
    assert new.expect(forking, PYTHON) > new.expect(program, PYTHON) > new.expect(broken, PYTHON)
