"""How a program is run, and which recording holds for which version."""

from pathlib import Path

import pytest

from book import ROOT
from book.check.fault import BookError
from book.check.program import Program, find_programs
from book.check.python import START_METHODS, SUPPORTED, Interpreter, Version

ALL = frozenset({"os.fork", "procfs", "gil"})
EVERY = list(START_METHODS)


def write(root: Path, text: str, name: str = "shop/till.py") -> Program:
    path = root / "snippets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Program.load(path, root)


def python(capabilities: frozenset[str] = ALL) -> Interpreter:
    return Interpreter("python", "", Version(3, 13), "linux", capabilities, frozenset())


@pytest.mark.parametrize(
    "source, methods",
    [
        ("import os", []),
        ("import multiprocessing", EVERY),
        ("import multiprocessing.shared_memory", EVERY),
        ("from multiprocessing import Process", EVERY),
        ("from concurrent.futures import ProcessPoolExecutor", EVERY),
        ("import concurrent.futures as f\nf.ProcessPoolExecutor()", EVERY),
        ("from concurrent.futures import ThreadPoolExecutor", []),
        ("import multiprocessing\nmultiprocessing.get_context()", EVERY),
        ("import multiprocessing\nmultiprocessing.get_context('spawn')", []),
        ("from multiprocessing import get_context\nget_context('spawn')", []),
        ("import multiprocessing\nmultiprocessing.set_start_method('fork')", []),
        ("# runs: start spawn\nimport multiprocessing", ["spawn"]),
        ("# runs: start fork spawn\nimport multiprocessing", ["fork", "spawn"]),
        ("# runs: start spawn\nimport multiprocessing\nmultiprocessing.get_context('spawn')", ["spawn"]),
    ],
)
def test_start_methods_a_program_is_run_under(tmp_path: Path, source: str, methods: list[str]) -> None:
    program = write(tmp_path, f'"""Claim."""\n{source}\n')
    assert program.start_methods(python()) == methods
    assert program.start_methods(python(capabilities=frozenset())) == [m for m in methods if m == "spawn"]
    assert write(tmp_path, program.source, "shop/till_start.py").start_methods(python()) == []


@pytest.mark.parametrize(
    "files, holding",
    [
        ("", "- - - - - -"),
        ("till.out", "till till till till till till"),
        ("till.out till.py313.out", "py313 py313 py313 py313 till till"),
        ("till.out till.py313.out till.py311.out", "py311 py311 py313 py313 till till"),
        ("till.out till.py310.out", "py310 till till till till till"),
        ("till.py312.out", "py312 py312 py312 - - -"),
        ("till.out till.py31x.out tills.out till.extra.out", "till till till till till till"),
        ("till.err till.py313.err", "- - - - - -"),
    ],
)
def test_recording_that_holds_for_each_version(tmp_path: Path, files: str, holding: str) -> None:
    program = write(tmp_path, '"""Claim."""\n')
    for name in files.split():
        (tmp_path / "snippets/shop" / name).touch()
    found = [program.recording("out", version) for version in SUPPORTED]
    assert [r.path.name.removesuffix(".out").removeprefix("till.") if r else "-" for r in found] == holding.split()
    newest, coming = program.recording("out", SUPPORTED[-1]), program.recording("out", Version(3, 99))
    assert newest == coming  # a Python newer than all that are supported is held to what the newest printed


def test_start_of_an_exercise_has_the_recording_and_pattern_of_its_answer(tmp_path: Path) -> None:
    start = write(tmp_path, '"""Claim."""\n', "shop/till_start.py")
    (tmp_path / "snippets/shop/till.out").touch()
    (tmp_path / "snippets/shop/till_start.out").touch()
    assert start.recording("out", Version(3, 13)).path.name == "till.out"
    assert start.pattern == tmp_path / "tests/patterns/shop/till.check"


def test_programs_are_found_in_order_of_their_path(tmp_path: Path) -> None:
    for name in ("b/two.py", "a/zebra.py", "b/one.py"):
        write(tmp_path, '"""Claim."""\n', name)
    (tmp_path / "snippets/loose.py").touch()
    assert [program.name for program in find_programs(tmp_path)] == ["a/zebra.py", "b/one.py", "b/two.py"]


@pytest.mark.parametrize("name", ["two words.py", "kill-parent.py", "caf\N{LATIN SMALL LETTER E WITH ACUTE}.py"])
def test_a_name_that_tests_cannot_ask_for_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(BookError, match="wanted a name of letters, digits and _, came"):
        _ = write(tmp_path, '"""Claim."""\n', f"shop/{name}").contract


@pytest.mark.parametrize(
    "comment", ["# runs: beside interleavings", "#  runs: under interleavings", "#runs: beside interleavings"]
)
def test_the_package_beside_a_program_is_known_however_its_comment_is_spaced(tmp_path: Path, comment: str) -> None:
    program = write(tmp_path, f'"""Claim."""\n{comment}\n')
    assert program.package == (ROOT / "interleavings")
    assert program.contract.beside or program.contract.under
