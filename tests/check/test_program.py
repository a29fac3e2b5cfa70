"""What a program's contract may say, which Pythons can run it and how, and which recording holds for which version."""

from pathlib import Path

import pytest

from book.check.contract import Contract
from book.check.fault import BookError
from book.check.program import Program, find_programs, interpreter
from book.check.python import Interpreter, SUPPORTED

ALL = frozenset({"os.fork", "procfs", "gil"})
EVERY = ["fork", "forkserver", "spawn"]


def write(root: Path, text: str, name: str = "shop/till.py") -> Program:
    path = root / "snippets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Program.load(path, root)


def python(
    version: tuple[int, int] = (3, 13), capabilities: frozenset = ALL, packages: frozenset = frozenset()
) -> Interpreter:
    return Interpreter("python", "", version, "linux", "gil" not in capabilities, capabilities, packages)


@pytest.mark.parametrize(
    "comments, contract",
    [
        ("", Contract()),
        ("# needs: os.fork", Contract(needs=("os.fork",))),
        ("# needs: python>=3.12, os.fork, procfs, gil", Contract(needs=("python>=3.12", "os.fork", "procfs", "gil"))),
        ("# needs: python<3.14\n# needs: greenlet", Contract(needs=("python<3.14", "greenlet"))),
        ("# runs: exit 1", Contract(exit=1)),
        ("# runs: exit -9; limit 0.5 s", Contract(exit=-9, limit=0.5)),
        ("# runs: under interleavings; exit 1", Contract(exit=1, under="interleavings")),
        ("# runs: under interleavings; stepper", Contract(under="interleavings", stepper=True)),
        ("# runs: beside interleavings", Contract(beside="interleavings")),
        ("# runs: limit 8 s\n# runs: stdout pipe", Contract(limit=8.0, stdout="pipe")),
        ("# runs: start spawn", Contract(start=("spawn",))),
        (
            "# runs: start fork spawn; flags -X dev -W 'error::Warning'",
            Contract(start=("fork", "spawn"), flags=("-X", "dev", "-W", "error::Warning")),
        ),
        ("# needs: procfs\n# runs: exit 3", Contract(needs=("procfs",), exit=3)),
        ("\n# runs: exit 3", Contract(exit=3)),  # a formatter may put the empty line there
    ],
)
def test_contract(tmp_path, comments, contract):
    (tmp_path / "requirements.in").write_text("greenlet\n", "utf-8")
    assert write(tmp_path, f'"""A claim,\non two lines."""\n{comments}\n\nimport os\n').contract == contract


KNOWN_NEEDS = "known: python>=3.N, os.fork, procfs, gil, black, greenlet"
KNOWN_RUNS = (
    "known: exit 1; limit 8 s; stdout pipe; start spawn; flags -X dev; under interleavings; stepper; beside interleavings"
)


@pytest.mark.parametrize(
    "text, error",
    [
        ("import os\n", "1: wanted a docstring, one claim that the output proves; came none"),
        ("", "1: wanted a docstring, one claim that the output proves; came none"),
        ('"""Claim."""\nx = = 1\n', "2: not Python: invalid syntax"),
        ('"""Claim."""\n# needs: os.frok\n', f"2: unknown need 'os.frok'; {KNOWN_NEEDS}"),
        ('"""Claim."""\n# needs: procfs\n# needs: linux\n', f"3: unknown need 'linux'; {KNOWN_NEEDS}"),
        ('"""Claim."""\n# needs: procfs,\n', f"2: unknown need ''; {KNOWN_NEEDS}"),
        ('"""Claim."""\n# needs: python3.12\n', f"2: unknown need 'python3.12'; {KNOWN_NEEDS}"),
        ('"""Claim."""\n# needs: python>3.12\n', f"2: unknown need 'python>3.12'; {KNOWN_NEEDS}"),
        ('"""Claim."""\n# runs: exit one\n', f"2: unknown run 'exit one'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: limit 8\n', f"2: unknown run 'limit 8'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: limit 8 s, exit 1\n', f"2: unknown run 'limit 8 s, exit 1'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: stdout file\n', f"2: unknown run 'stdout file'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: start thread\n', f"2: unknown run 'start thread'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: flags dev\n', f"2: unknown run 'flags dev'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: timeout 8 s\n', f"2: unknown run 'timeout 8 s'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: exit 1; exit 2\n', "2: 'exit' stands here twice"),
        ('"""Claim."""\n# runs: stepper yes; under interleavings\n', f"2: unknown run 'stepper yes'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: exit 1; stepper\n', "2: wanted 'under interleavings' before 'stepper', came none"),
        ('"""Claim."""\n# runs: exit 1\n# runs: exit 1\n', "3: 'exit' stands here twice"),
        (
            '"""Claim."""\n# need: procfs\n',
            "2: wanted '# needs:' or '# runs:' under the docstring, came '# need: procfs'",
        ),
        (
            '"""Claim."""\n# Needs: procfs\n',
            "2: wanted '# needs:' or '# runs:' under the docstring, came '# Needs: procfs'",
        ),
        (
            '"""Claim."""\n# needs procfs\n',
            "2: wanted '# needs:' or '# runs:' under the docstring, came '# needs procfs'",
        ),
        ('"""Claim."""\nimport os\n#runs: exit 1\n', "3: wanted this comment right under the docstring, came here"),
    ],
)
def test_contract_that_breaks_a_rule(tmp_path, text, error):
    (tmp_path / "requirements.in").write_text("greenlet  # one\nblack\n", "utf-8")
    with pytest.raises(BookError) as caught:
        _ = write(tmp_path, text).contract
    assert str(caught.value) == f"snippets/shop/till.py:{error}"


@pytest.mark.parametrize(
    "needs, on, lacking",
    [
        ("python>=3.13", python(), []),
        ("python>=3.14", python(), ["python>=3.14"]),
        ("python<3.13", python(), ["python<3.13"]),
        ("python<3.14", python(), []),
        ("os.fork, procfs, gil", python(), []),
        ("os.fork, procfs, gil", python(capabilities=frozenset({"gil"})), ["os.fork", "procfs"]),
        ("gil", python(capabilities=ALL - {"gil"}), ["gil"]),
        ("greenlet", python(), ["greenlet"]),
        ("greenlet", python(packages=frozenset({"greenlet"})), []),
    ],
)
def test_what_a_python_lacks(tmp_path, needs, on, lacking):
    (tmp_path / "requirements.in").write_text("greenlet\n", "utf-8")
    assert write(tmp_path, f'"""Claim."""\n# needs: {needs}\n').lacks(on) == lacking


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
def test_start_methods_a_program_is_run_under(tmp_path, source, methods):
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
def test_recording_that_holds_for_each_version(tmp_path, files, holding):
    program = write(tmp_path, '"""Claim."""\n')
    for name in files.split():
        (tmp_path / "snippets/shop" / name).touch()
    found = [program.recording("out", version) for version in SUPPORTED]
    assert [r.path.name.removesuffix(".out").removeprefix("till.") if r else "-" for r in found] == holding.split()
    newest, coming = program.recording("out", SUPPORTED[-1]), program.recording("out", (3, 99))
    assert newest == coming  # a Python newer than all that are supported is held to what the newest printed


def test_start_of_an_exercise_has_the_recording_and_pattern_of_its_answer(tmp_path):
    start = write(tmp_path, '"""Claim."""\n', "shop/till_start.py")
    (tmp_path / "snippets/shop/till.out").touch()
    (tmp_path / "snippets/shop/till_start.out").touch()
    assert start.recording("out", (3, 13)).path.name == "till.out"
    assert start.pattern == tmp_path / "tests/patterns/shop/till.check"


def test_programs_are_found_in_order_of_their_path(tmp_path):
    for name in ("b/two.py", "a/zebra.py", "b/one.py"):
        write(tmp_path, '"""Claim."""\n', name)
    (tmp_path / "snippets/loose.py").touch()
    assert [program.name for program in find_programs(tmp_path)] == ["a/zebra.py", "b/one.py", "b/two.py"]


def test_what_is_no_python_is_refused(tmp_path):
    for command in (str(tmp_path / "python9"), "false"):
        with pytest.raises(BookError, match=f"^{command}: not a Python that runs: "):
            interpreter(command)
