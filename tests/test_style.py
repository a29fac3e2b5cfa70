"""Every program of the book is in style and in the form that CONTRIBUTING.md promises."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from book.check.example import WIDTH, lint
from book.check.fault import Fault
from book.check.program import Program, find_programs

LONGEST = 48  # lines of a program; aim at 25


def form(program: Program) -> Iterator[Fault]:
    """What is wrong with the form of one program."""
    lines = program.source.splitlines()
    for number, line in enumerate(lines, 1):
        if len(line) > WIDTH:
            yield Fault(str(program), number, f"wanted {WIDTH} columns, came {len(line)}")
    if len(lines) > LONGEST:
        yield Fault(str(program), LONGEST + 1, f"wanted {LONGEST} lines, came {len(lines)}")
    docstring = ast.get_docstring(program.tree) or ""
    if not docstring.endswith(".") or "\n" in docstring:
        yield Fault(str(program), 1, f"wanted a docstring of one sentence, came {docstring!r}")
    if not program.contract.under and lines[-2:] != ['if __name__ == "__main__":', "    main()"]:
        yield Fault(str(program), len(lines), f"wanted the main guard, came {lines[-1]!r}")


def fail_on(faults: list[Fault]) -> None:
    if faults:
        pytest.fail("\n".join(map(str, faults)), pytrace=False)


def test_style() -> None:
    fail_on(list(lint(find_programs())))


def test_form() -> None:
    fail_on([fault for program in find_programs() for fault in form(program)])


def written(root: Path, name: str, text: str) -> Program:
    path = root / "snippets" / "shop" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Program.load(path, root)


def test_every_fault_of_style_is_seen_at_its_line(tmp_path: Path) -> None:
    programs = [
        written(tmp_path, "good.py", '"""Claim."""\n\nimport os\n\n\ndef main():\n    print(os.name)\n'),
        written(tmp_path, "squeezed.py", '"""Claim."""\n\n\ndef main():\n    print(1)\n\ndef serve():\n    print(2)\n'),
        written(
            tmp_path, "unused.py", '"""Claim."""\n\nimport os\n\nprint([i for l in "ab" for i in l], 1)\nimport sys\n'
        ),
        written(tmp_path, "broken.py", '"""Claim."""\n\nprint(1\n'),
        written(tmp_path, "tail.py", '"""Claim."""\n\nprint(1)\n\n\n'),
    ]
    assert [str(fault) for fault in lint(programs)] == [
        "snippets/shop/squeezed.py:7: wanted '', came 'def serve():' (black; make record formats it)",
        "snippets/shop/broken.py:3: black: cannot parse for target version Python 3.10: 3:7",
        "snippets/shop/tail.py:4: wanted the end of the file, came '' (black; make record formats it)",
        "snippets/shop/broken.py:4: wanted nothing that ruff finds, came invalid-syntax: unexpected EOF while parsing",
        "snippets/shop/unused.py:3: wanted nothing that ruff finds, came F401: `os` imported but unused",
        "snippets/shop/unused.py:5: wanted nothing that ruff finds, came E741: Ambiguous variable name: `l`",
        "snippets/shop/unused.py:6: wanted nothing that ruff finds, came E402: Module level import not at top of file",
        "snippets/shop/unused.py:6: wanted nothing that ruff finds, came F401: `sys` imported but unused",
    ]


def test_every_fault_of_form_is_seen_at_its_line(tmp_path: Path) -> None:
    long = '"""Claim"""\n' + "print(1)\n" * 47 + f"print({'1' * 71})\n"
    assert [str(fault) for fault in form(written(tmp_path, "long.py", long))] == [
        "snippets/shop/long.py:49: wanted 76 columns, came 78",
        "snippets/shop/long.py:49: wanted 48 lines, came 49",
        "snippets/shop/long.py:1: wanted a docstring of one sentence, came 'Claim'",
        f"snippets/shop/long.py:49: wanted the main guard, came 'print({'1' * 71})'",
    ]
    explored = '"""Claim."""\n# runs: under interleavings\n\nprint(1)\n'
    assert list(form(written(tmp_path, "explored.py", explored))) == []
    assert len(list(form(written(tmp_path, "two.py", '"""One.\n\nTwo."""\n\nprint(1)\n')))) == 2
