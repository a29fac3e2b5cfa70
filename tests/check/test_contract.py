"""What a program's contract may say, and which Pythons can meet it."""

from pathlib import Path

import pytest

from book.check.contract import Contract
from book.check.fault import BookError
from book.check.program import Program
from book.check.python import Interpreter, Version

ALL = frozenset({"os.fork", "procfs", "gil"})


def write(root: Path, text: str) -> Program:
    path = root / "snippets" / "shop" / "till.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Program.load(path, root)


def python(
    version: str = "3.13", capabilities: frozenset[str] = ALL, packages: frozenset[str] = frozenset()
) -> Interpreter:
    return Interpreter("python", "", Version.parse(version), "linux", capabilities, packages)


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
        ("# runs: start spawn", Contract(start_methods=("spawn",))),
        (
            "# runs: start fork spawn; flags -X dev -W 'error::Warning'",
            Contract(start_methods=("fork", "spawn"), flags=("-X", "dev", "-W", "error::Warning")),
        ),
        ("# needs: procfs\n# runs: exit 3", Contract(needs=("procfs",), exit=3)),
        ("\n# runs: exit 3", Contract(exit=3)),  # a formatter may put the empty line there
    ],
)
def test_contract(tmp_path: Path, comments: str, contract: Contract) -> None:
    (tmp_path / "requirements.in").write_text("greenlet\n", "utf-8")
    assert write(tmp_path, f'"""A claim,\non two lines."""\n{comments}\n\nimport os\n').contract == contract


KNOWN_NEEDS = "known: python>=3.N, os.fork, os.waitid, procfs, gil, free-threaded, black, greenlet"
KNOWN_RUNS = "known: exit 1; limit 8 s; stdout pipe; start spawn; flags -X dev; under interleavings; stepper; picture; beside interleavings"


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
        ('"""Claim."""\n# runs: limit 12345 s\n', f"2: unknown run 'limit 12345 s'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: flags -X "dev\n', f"2: unknown run 'flags -X \"dev'; {KNOWN_RUNS}"),
        ('"""Claim."""\n# runs: flags -m shop\n', f"2: unknown run 'flags -m shop'; {KNOWN_RUNS}"),
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
def test_contract_that_breaks_a_rule(tmp_path: Path, text: str, error: str) -> None:
    (tmp_path / "requirements.in").write_text("greenlet  # one\nblack\n", "utf-8")
    with pytest.raises(BookError) as caught:
        _ = write(tmp_path, text).contract
    assert str(caught.value) == f"snippets/shop/till.py:{error}"


@pytest.mark.parametrize(
    "needs, on, unmet",
    [
        ("python>=3.13", python(), []),
        ("python>=3.14", python(), ["python>=3.14"]),
        ("python<3.13", python(), ["python<3.13"]),
        ("python<3.14", python(), []),
        ("python<3.14", python("3.13t"), []),
        ("python>=3.14", python("3.13t"), ["python>=3.14"]),
        ("python>=3.13", python("3.13t"), []),
        ("os.fork, procfs, gil", python(), []),
        ("os.fork, procfs, gil", python(capabilities=frozenset({"gil"})), ["os.fork", "procfs"]),
        ("gil", python(capabilities=ALL - {"gil"}), ["gil"]),
        ("free-threaded", python(capabilities=ALL), ["free-threaded"]),
        ("free-threaded", python("3.13t", capabilities=ALL | {"free-threaded"}), []),
        ("greenlet", python(), ["greenlet"]),
        ("greenlet", python(packages=frozenset({"greenlet"})), []),
    ],
)
def test_needs_that_a_python_cannot_meet(tmp_path: Path, needs: str, on: Interpreter, unmet: list[str]) -> None:
    (tmp_path / "requirements.in").write_text("greenlet\n", "utf-8")
    assert write(tmp_path, f'"""Claim."""\n# needs: {needs}\n').contract.unmet_needs(on) == unmet
