"""The committed verdicts: they live as long as the source, and only what cannot run here may lean on them."""

from pathlib import Path

import pytest

from book.check.fault import BookError
from book.check.program import Program
from book.check.python import Interpreter, Version
from book.check.stamps import Stamps, fingerprint
from book.check.verdicts import save_verdicts, standing, verdicts

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


def test_verdicts_are_kept_while_the_source_is_the_same(tmp_path: Path, program: Program) -> None:
    other = Program.load(write(tmp_path, "snippets/shop/door.py", '"""Claim."""\n'), tmp_path)
    save_verdicts(
        [other, program],
        {program.name: {Version.parse("3.13"): "same", Version.parse("3.9"): "needs", Version.parse("3.13t"): "own"}},
    )
    assert (tmp_path / "tests/versions/shop.txt").read_text("utf-8") == (
        f"shop/door.py {other.source_hash}\nshop/till.py {program.source_hash} 3.9=needs 3.13=same 3.13t=own\n"
    )
    save_verdicts(
        [other, program],
        {program.name: {Version.parse("3.13"): "differs"}, other.name: {Version.parse("3.14"): "same"}},
    )
    assert list(verdicts(program).items()) == [
        (Version.parse("3.9"), "needs"),
        (Version.parse("3.13"), "differs"),
        (Version.parse("3.13t"), "own"),
    ]
    assert verdicts(other) == {Version.parse("3.14"): "same"}

    changed = Program.load(write(tmp_path, "snippets/shop/till.py", '"""Claim."""\nprint(200)\n'), tmp_path)
    assert verdicts(changed) == {}
    save_verdicts([other, changed], {})
    assert (tmp_path / "tests/versions/shop.txt").read_text("utf-8").splitlines()[
        1
    ] == f"shop/till.py {changed.source_hash}"


def test_only_what_cannot_run_here_may_lean_on_other_pythons(tmp_path: Path, program: Program) -> None:
    stamps = Stamps(tmp_path)
    assert standing(program, PYTHON, stamps) == "unverified"
    save_verdicts([program], {program.name: {Version.parse("3.14"): "same"}})
    assert standing(program, PYTHON, stamps) == "unverified"
    stamps.add(program.name, PYTHON.full_version, fingerprint(program, PYTHON))
    assert standing(program, PYTHON, stamps) == "verified"

    newer = Program.load(write(tmp_path, "snippets/shop/newer.py", '"""Claim."""\n# needs: python>=3.14\n'), tmp_path)
    assert standing(newer, PYTHON, stamps) == "not run"
    save_verdicts([newer], {newer.name: {Version.parse("3.14"): "differs", Version.parse("3.13"): "needs"}})
    assert standing(newer, PYTHON, stamps) == "not run"
    save_verdicts([newer], {newer.name: {Version.parse("3.14"): "own"}})
    assert standing(newer, PYTHON, stamps) == "elsewhere"


@pytest.mark.parametrize(
    "row", ["shop/till.py", "shop/till.py 12ab 3.13", "shop/till.py 12ab 3.13=good", "<<<<<<< ours"]
)
def test_row_that_is_none_is_told(tmp_path: Path, program: Program, row: str) -> None:
    write(tmp_path, "tests/versions/shop.txt", f"shop/door.py 12ab 3.13=same\n{row}\n")
    with pytest.raises(BookError, match=rf"^tests/versions/shop.txt:2: wanted .*, came '{row}'; take the line out"):
        verdicts(program)
