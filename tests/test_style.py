"""Every program of the book is in style and in the form that CONTRIBUTING.md promises."""

import ast
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from book.check.directive import split_lines
from book.check.example import WIDTH, lint
from book.check.fault import BookError, Fault
from book.check.program import HERE, Program, find_programs

LONGEST = 48  # lines of a program; aim at 25
MOST = 40  # lines of a recording
ABOUT_STATE = {  # whose lesson is what becomes of a name at module level
    "pool/price_not_seen.py",
    "pool/price_told.py",
    "pool_workers/numbered_start.py",
    "python314/errors_counted.py",
}
ABOUT_THREADS_LEFT = {  # whose lesson is what becomes of a thread that nobody joins
    "checked/nobody_left.py",
    "checked/nobody_left_start.py",
    "threads/asked_at_exit.py",
    "threads/daemon_at_descriptor.py",
    "threads/daemon_at_end.py",
    "threads/daemon_at_stdin.py",
    "threads/daemon_cut_off.py",
    "threads/drawer_left_open.py",
    "threads/interrupt_heard.py",
    "threads/interrupt_unheard.py",
    "threads/key_handed_over.py",
    "threads/plain_waited_for.py",
}


def form(program: Program) -> list[Fault]:
    """What is wrong with the form of one program."""
    try:
        if program.contract.needs_newer(HERE) and not _is_readable(program):
            return []  # told where a Python that knows its grammar runs this test
        rules = (_lines, _imports, _threads, _joins, _paths, _state, _recordings)
        return [fault for rule in rules for fault in rule(program)]
    except BookError as error:
        return [error.fault]


def _is_readable(program: Program) -> bool:
    try:
        return bool(program.tree)
    except BookError:
        return False


def _lines(program: Program) -> Iterator[Fault]:
    docstring = ast.get_docstring(program.tree) or ""
    lines = split_lines(program.source)
    for number, line in enumerate(lines, 1):
        if len(line) > WIDTH:
            yield Fault(str(program), number, f"wanted {WIDTH} columns, came {len(line)}")
    if len(lines) > LONGEST:
        yield Fault(str(program), LONGEST + 1, f"wanted {LONGEST} lines, came {len(lines)}")
    if not docstring.endswith(".") or "\n" in docstring:
        yield Fault(str(program), 1, f"wanted a docstring of one sentence, came {docstring!r}")
    if not program.contract.under and lines[-2:] != ['if __name__ == "__main__":', "    main()"]:
        yield Fault(str(program), len(lines), f"wanted the main guard, came {lines[-1]!r}")


def _imports(program: Program) -> Iterator[Fault]:
    known = {*sys.stdlib_module_names, *program.contract.needs, program.contract.beside, program.contract.under}
    for node in ast.walk(program.tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            package = name.partition(".")[0]
            if package not in known:
                yield Fault(str(program), node.lineno, f"wanted '# needs: {package}' for this import, came none")


def _threads(program: Program) -> Iterator[Fault]:
    """A thread in a program that joins none; a plain one is waited for in silence, a daemon is cut off."""
    if program.contract.under or program.name in ABOUT_THREADS_LEFT or ".join(" in program.source:
        return
    for node in ast.walk(program.tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) == "Thread":
            yield Fault(str(program), node.lineno, "wanted a join with a limit for this thread, came none")


def _joins(program: Program) -> Iterator[Fault]:
    """A join without a limit; that of a pool takes none."""
    if re.search(r"\bPool\(", program.source):
        return
    for node in ast.walk(program.tree):
        call = isinstance(node, ast.Call) and not node.args and not node.keywords and node.func
        if isinstance(call, ast.Attribute) and call.attr == "join":
            yield Fault(str(program), call.lineno, "wanted a join with a limit, as join(5), came join()")


def _paths(program: Program) -> Iterator[Fault]:
    """A folder that all programs share: whose a file there is, its run cannot tell."""
    for node in ast.walk(program.tree):
        if isinstance(node, ast.Constant) and re.match(r"/(var/)?tmp\b", str(node.value)):
            yield Fault(str(program), node.lineno, f"wanted a path that tempfile makes, came {node.value!r}")


def _initializers(program: Program) -> Iterator[ast.FunctionDef]:
    """The functions that a pool is given to set up a worker: what they keep is the worker's own."""
    nodes = list(ast.walk(program.tree))
    pools = [
        node for node in nodes if isinstance(node, ast.Call) and re.search(r"Pool(Executor)?$", ast.unparse(node.func))
    ]
    given = [value for pool in pools for value in [*pool.args, *(word.value for word in pool.keywords)]]
    names = {value.id for value in given if isinstance(value, ast.Name)}
    yield from (node for node in nodes if isinstance(node, ast.FunctionDef) and node.name in names)


def _state(program: Program) -> Iterator[Fault]:
    """Names at module level that change: not in capitals, or called global by a function that is no initializer."""
    if program.contract.under or program.name in ABOUT_STATE:
        return
    for node in program.tree.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            for name in itertools.chain(*map(ast.walk, targets)):
                if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store) and not name.id.isupper():
                    wanted = "wanted no state at module level (constants are in capitals)"
                    yield Fault(str(program), node.lineno, f"{wanted}, came {name.id}")
    allowed = {inner for function in _initializers(program) for inner in ast.walk(function)}
    for inner in ast.walk(program.tree):
        if isinstance(inner, ast.Global) and inner not in allowed:
            yield Fault(str(program), inner.lineno, f"wanted no state at module level, came global {inner.names[0]}")


def _recordings(program: Program) -> Iterator[Fault]:
    for recording in [*program.recordings("out"), *program.recordings("err")]:
        lines = split_lines(recording.text)
        if len(lines) > MOST:
            yield Fault(program.shown(recording.path), MOST + 1, f"wanted {MOST} lines, came {len(lines)}")


def fail_on(faults: list[Fault]) -> None:
    if faults:
        pytest.fail("\n".join(map(str, faults)), pytrace=False)


def test_style() -> None:
    fail_on(list(lint(find_programs())))


def test_form() -> None:
    fail_on([fault for program in find_programs() for fault in form(program)])


def test_exceptions_are_needed() -> None:
    programs = {program.name: program for program in find_programs()}
    for name in ABOUT_STATE:
        assert re.search(r"^    global ", programs[name].source, re.M), name
    for name in ABOUT_THREADS_LEFT:
        assert re.search(r"\bThread\(", programs[name].source) and ".join(" not in programs[name].source, name


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


def test_program_for_a_newer_python_may_be_in_its_grammar(tmp_path: Path) -> None:
    grammar = {
        "python>=3.14": 'try:\n    print(t"{1}")\nexcept KeyError, IndexError:\n    print(2)\n',
        "python>=3.12": "type Price = int\n\n\ndef first[T](some: list[T]) -> T:\n    return some[0]\n",
    }
    for number, (needs, source) in enumerate(grammar.items()):
        said = f'"""Claim."""\n\n# needs: {needs}\n\n'
        programs = [written(tmp_path, f"newer{number}.py", f"{said}{source}")]
        programs += [written(tmp_path, f"older{number}.py", f'"""Claim."""\n\n{source}')]
        assert {fault.path for fault in lint(programs)} == {f"snippets/shop/older{number}.py"}


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


GUARD = '\n\nif __name__ == "__main__":\n    main()\n'


@pytest.mark.parametrize(
    "source, wanted",
    [
        ("import os.path, numpy.random", "3: wanted '# needs: numpy' for this import, came none"),
        ("from greenlet import x", "3: wanted '# needs: greenlet' for this import, came none"),
        (
            "from threading import Thread\n\nThread(target=main).start()",
            "5: wanted a join with a limit for this thread, came none",
        ),
        ("bob.start()\nbob.join()", "4: wanted a join with a limit, as join(5), came join()"),
        ("'-'.join([])\nbob.join(timeout=5)\nbob.join(1)", ""),
        ("with Pool() as clerks:\n    clerks.join()", ""),
        ("sold = 0", "3: wanted no state at module level (constants are in capitals), came sold"),
        ("TEA, oil = 1, 2", "3: wanted no state at module level (constants are in capitals), came oil"),
        ("TEA, _OIL = 1, 2\n\n\ndef f():\n    sold = 0", ""),
        ("SOLD = 0\n\n\ndef f():\n    global SOLD", "7: wanted no state at module level, came global SOLD"),
        ("def f():\n    global sold\n\n\nPool(1, f)\nPoolExecutor(initializer=f)", ""),
        ("def f():\n    global sold\n\n\nPool(1, len)", "4: wanted no state at module level, came global sold"),
        ("print(open('/tmp/orders'))", "3: wanted a path that tempfile makes, came '/tmp/orders'"),
        ("print('/tmpfs', 'in /tmp')", ""),
        ("print(1", "3: not Python: '(' was never closed"),
    ],
)
def test_every_fault_of_the_source_is_seen(tmp_path: Path, source: str, wanted: str) -> None:
    program = written(tmp_path, "till.py", f'"""Claim."""\n\n{source}\n{GUARD}')
    assert [str(fault) for fault in form(program)] == [f"snippets/shop/till.py:{wanted}"] * bool(wanted)


def test_recording_that_floods_the_page_is_seen(tmp_path: Path) -> None:
    program = written(tmp_path, "till.py", f'"""Claim."""\n{GUARD}')
    program.path.with_name("till.err").write_text("open\x0c\n" * 40, "utf-8")
    assert form(program) == []
    program.path.with_name("till.py312.out").write_text("open\n" * 41, "utf-8")
    assert [str(fault) for fault in form(program)] == ["snippets/shop/till.py312.out:41: wanted 40 lines, came 41"]
