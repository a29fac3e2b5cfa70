"""Programs under pytest: what a failure shows, which run, what is stamped, recorded or refused; in a small book."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from book import ROOT
from book.check.program import Program, interpreter
from book.check.python import NEWEST
from book.check.stamps import Stamps

PYTHON = interpreter(sys.executable)
GOOD = '"""Claim."""\n\nprint("open")\n'


class Book:
    """A copy of what checks programs, around programs of its own."""

    def __init__(self, root: Path):
        self.root = root
        shutil.copytree(ROOT / "book" / "check", root / "book" / "check")
        for name in ("book/__init__.py", "pyproject.toml", "tests/conftest.py", "tests/test_programs.py"):
            (root / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, root / name)

    def put(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    def pytest(self, *options: str, path: str | None = None, **variables: str) -> tuple[int, list[str]]:
        """The exit status of a run of the book's tests, in an environment with `variables`, and the lines it printed."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("PYTEST", "PYTHON"))}
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "tests", "-v", "-p", "no:cacheprovider", *options],
            cwd=self.root,
            env=environment | ({"PATH": path} if path else {}) | variables,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            timeout=120,
            check=False,
        )
        return done.returncode, (done.stdout + done.stderr).splitlines()

    def stamped(self) -> set[str]:
        """The names of the programs that passed when they last ran."""
        return {name for name, runs in Stamps(self.root).known.items() if any(stamp for _, stamp in runs.values())}

    def verdicts(self, topic: str) -> list[str]:
        path = self.root / "tests" / "versions" / f"{topic}.txt"
        return [" ".join(line.split()[:1] + line.split()[2:]) for line in path.read_text("utf-8").splitlines()]


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path)


FENCES = """
from pathlib import Path
import pytest
from pytest_examples import find_examples

@pytest.mark.parametrize("example", find_examples(Path(__file__).parents[1] / "docs"), ids=str)
def test_fence(example, eval_example):
    if eval_example.update_examples:
        eval_example.format(example)
        eval_example.run_print_update(example)
    else:
        eval_example.lint(example)
        eval_example.run_print_check(example)
"""


def page(*sources: str) -> str:
    return "# Shop\n\n" + "\n\n".join(f"```python\n{source}\n```" for source in sources) + "\n"


def test_failure_shows_the_program_and_nothing_of_ours(book: Book) -> None:
    book.put("snippets/shop/good.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    book.put("snippets/shop/wrong.py", GOOD.replace("open", "closed"))
    book.put("snippets/shop/wrong.out", "open\n")
    book.put("snippets/shop/newer.py", GOOD.replace("\n\n", "\n# needs: python>=3.99\n\n"))
    book.put("snippets/shop/newer.out", "open\n")
    book.put("snippets/shop/loose.py", GOOD)
    book.put("snippets/shop/loose.out", "open\n")
    book.put("tests/patterns/shop/loose.check", "CHEKC: open\n")
    book.put("snippets/shop/misspelt.py", GOOD.replace("\n\n", "\n# needs: os.frok\n\n"))
    book.put("snippets/shop/misspelt.out", "open\n")
    status, lines = book.pytest()
    assert status == 1, "\n".join(lines)
    assert f"snippets/shop/wrong.out:1: wanted 'open', came 'closed' (Python {PYTHON.version})" in lines
    at = lines.index(f"snippets/shop/wrong.out:1: wanted 'open', came 'closed' (Python {PYTHON.version})")
    hint = "if what came is meant: make record NAME=shop/wrong.py"
    assert lines[at + 1 : at + 4] == ["---- stdout", "closed", hint]
    assert sum("if what came is meant" in line for line in lines) == 1
    assert "tests/patterns/shop/loose.check:1: unknown directive 'CHEKC'" in lines
    assert (
        "snippets/shop/misspelt.py:2: unknown need 'os.frok'; known: python>=3.N, os.fork, os.waitid, procfs, gil, free-threaded"
        in lines
    )
    assert not [line for line in lines if re.search(r"\bbook/\w+/\w+\.py|Traceback|INTERNALERROR", line)]
    skips = [line for line in lines if line.startswith("SKIPPED")]
    assert [line.partition(": ")[2] for line in skips] == [
        f"snippets/shop/newer.py needs python>=3.99; this is Python {PYTHON.version} on {sys.platform}"
    ]
    assert book.stamped() == {"shop/good.py"}


def test_only_what_changed_is_run_again(book: Book) -> None:
    for name in ("one", "two"):
        book.put(f"snippets/shop/{name}.py", GOOD)
        book.put(f"snippets/shop/{name}.out", "open\n")
    assert outcomes(book, "--changed") == {"one": "PASSED", "two": "PASSED"}
    assert outcomes(book, "--changed") == {}
    book.put("snippets/shop/two.out", "closed\n")
    assert outcomes(book, "--changed", "-n", "2") == {"two": "FAILED"}
    assert outcomes(book, "--changed") == {"two": "FAILED"}


def moody(book: Book, name: str) -> Path:
    """Put a program that prints what a file beside the book says; the file."""
    mood = book.put(f"moods/{name}", "open\n")
    name_of_mood = "\n    ".join(f"{part!r}" for part in textwrap.wrap(str(mood), 50))
    source = f'"""Claim."""\n\nfrom pathlib import Path\n\nMOOD = (\n    {name_of_mood}\n)\n'
    source += 'print(Path(MOOD).read_text(), end="")\n'
    book.put(f"snippets/shop/{name}.py", source)
    book.put(f"snippets/shop/{name}.out", "open\n")
    return mood


@pytest.mark.parametrize("options", [(), ("-n", "2"), ("--update-examples",)])
def test_failure_takes_back_an_earlier_pass(book: Book, options: tuple[str, ...]) -> None:
    mood, other = moody(book, "moody"), moody(book, "other")
    assert outcomes(book) == {"moody": "PASSED", "other": "PASSED"}
    mood.unlink()  # so it ends with a traceback, which is not recorded either
    assert outcomes(book, *options)["moody"] == "FAILED"
    mood.write_text("open\n", "utf-8")
    assert book.stamped() == {"shop/other.py"}
    assert outcomes(book, "--changed") == {"moody": "PASSED"}
    assert other.exists() and outcomes(book, "--changed") == {}


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
def test_program_that_takes_its_worker_along_has_not_passed(book: Book) -> None:
    mood = moody(book, "moody")
    moody(book, "other")
    kill = "import os\nimport signal\n\nif not Path(MOOD).exists():\n    os.kill(os.getppid(), signal.SIGKILL)\n"
    source = (book.root / "snippets/shop/moody.py").read_text("utf-8").replace("print(", f"{kill}print(")
    book.put("snippets/shop/moody.py", source)
    assert outcomes(book) == {"moody": "PASSED", "other": "PASSED"}
    mood.unlink()
    assert book.pytest("-n", "1")[0] == 1
    assert book.stamped() == {"shop/other.py"}


@pytest.mark.skipif(os.name != "posix", reason="sends signals")
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGKILL])
def test_outcomes_of_a_session_that_is_stopped_are_kept(book: Book, sign: signal.Signals) -> None:
    for name in ("one", "two"):
        moody(book, name)
    assert outcomes(book) == {"one": "PASSED", "two": "PASSED"}
    moody(book, "one").write_text("closed\n", "utf-8")
    begun = book.root / "begun"
    wait = f"import pathlib, time\n\npathlib.Path({str(begun)!r}).touch()\ntime.sleep(30)\n"
    book.put("snippets/shop/two.py", f'"""Claim."""\n\n# runs: limit 60 s\n\n{wait}')
    command = [sys.executable, "-m", "pytest", "tests", "-q", "-p", "no:cacheprovider", "-k", "one or two"]
    with subprocess.Popen(command, cwd=book.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as session:
        deadline = time.monotonic() + 60
        while not begun.exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        session.send_signal(sign)
        session.communicate()
    assert begun.exists() and "shop/one.py" not in book.stamped()


def outcomes(book: Book, *options: str) -> dict[str, str]:
    """How each program did, in the order in which they ended."""
    status, lines = book.pytest(*options)
    found = [(re.search(r"test_program\[shop/(\w+)\.py\]", line), re.search(r"PASSED|FAILED", line)) for line in lines]
    outcome = {name[1]: word[0] for name, word in found if name and word}
    assert status == ("FAILED" in outcome.values()), lines
    return outcome


def test_longest_runs_first_in_parallel(book: Book) -> None:
    for name in ("brisk", "slow", "unknown"):
        book.put(f"snippets/shop/{name}.py", GOOD)
        book.put(f"snippets/shop/{name}.out", "open\n")
    book.put(".cache/seconds.json", json.dumps({"shop/slow.py": 9.0, "shop/brisk.py": 0.01}))
    assert list(outcomes(book, "-n", "1")) == ["slow", "unknown", "brisk"]
    remembered = json.loads((book.root / ".cache/seconds.json").read_text("utf-8"))
    assert set(remembered) == {"shop/brisk.py", "shop/slow.py", "shop/unknown.py"}
    assert 0 < remembered["shop/slow.py"] < 9


def test_recording_in_parallel_writes_the_same(book: Book) -> None:
    names = [f"n{number}" for number in range(12)]
    for name in names:
        book.put(f"snippets/shop/{name}.py", GOOD.replace("open", name))
    fences = [f"print({number})" for number in range(12)]
    book.put("tests/test_fences.py", FENCES)
    docs = book.put("docs/shop.md", page(*fences))
    status, lines = book.pytest("--update-examples", "--changed", "-n", "3")
    assert status == 0, "\n".join(lines)
    for name in names:
        assert (book.root / f"snippets/shop/{name}.out").read_text("utf-8") == f"{name}\n"
    assert docs.read_text("utf-8") == page(*(f"print({number})\n#> {number}" for number in range(12)))
    assert {f"recorded snippets/shop/{name}.out" for name in names} <= set(lines)


def test_recording_only_what_changed_also_formats(book: Book) -> None:
    for name in ("good", "crooked"):
        book.put(f"snippets/shop/{name}.py", GOOD if name == "good" else GOOD.replace("print(", "print( "))
        book.put(f"snippets/shop/{name}.out", "open\n")
    assert outcomes(book) == {"good": "PASSED", "crooked": "PASSED"}
    assert outcomes(book, "--update-examples", "--changed") == {"crooked": "PASSED"}
    assert (book.root / "snippets/shop/crooked.py").read_text("utf-8") == GOOD


def test_recording_formats_and_writes_and_stamps_nothing(book: Book) -> None:
    crooked = (
        '"""Claim."""\n\nimport sys\nimport os\ndef main():\n  raise SystemExit( os.name )\ndef serve(): pass\nmain()\n'
    )
    book.put("snippets/shop/crooked.py", crooked.replace("\n\n", "\n# runs: exit 1\n\n", 1))
    book.put("snippets/shop/new.py", GOOD)
    book.put("snippets/shop/unfit.py", GOOD + "l = 1\n")
    book.put("snippets/shop/varies.py", '"""Claim."""\n\nimport os\n\nprint("pid", os.getpid())\n')
    book.put("tests/test_fences.py", FENCES)
    docs = book.put("docs/shop.md", page("print( 1 )", "x = [1,\n     2]\nfor i in x:\n  print(i)\n#> 3"))
    status, lines = book.pytest("--update-examples", "-s")
    assert status == 1
    assert "recorded snippets/shop/new.out" in "\n".join(lines)
    assert "tests/patterns/shop/varies.check:1: drafted; read it, then remove this line" in lines
    assert "snippets/shop/unfit.py:4: wanted nothing that ruff finds, came E741: Ambiguous variable name: `l`" in lines
    assert (book.root / "snippets/shop/new.out").read_text("utf-8") == "open\n"
    assert (book.root / "snippets/shop/crooked.py").read_text("utf-8") == (
        '"""Claim."""\n\n# runs: exit 1\n\nimport os\n\n\ndef main():\n    raise SystemExit(os.name)\n\n\n'
        "def serve():\n    pass\n\n\nmain()\n"
    )
    assert (book.root / "snippets/shop/crooked.err").read_text("utf-8") == f"{os.name}\n"
    assert docs.read_text("utf-8") == page(
        "print(1)\n#> 1", "x = [1, 2]\nfor i in x:\n    print(i)\n    #> 1\n    #> 2"
    )
    assert book.stamped() == set()
    status, lines = book.pytest()
    assert (
        "tests/patterns/shop/varies.check:1: wanted a pattern that a person has read, came a DRAFT; "
        "read it, then remove this line" in lines
    )
    assert book.stamped() == {"shop/new.py", "shop/crooked.py"}


def test_fences_fail_at_their_line(book: Book) -> None:
    raises = "def check(cash):\n    if cash < 0:\n        raise ValueError('debt')\n\n\nprint(1)\n#> 1\ncheck(-1)"
    book.put(
        "docs/shop.md", page("print(1)\n#> 1", raises, "print(1)\n#> 1\nprint(2)\n#> 3", "import os", "x = 1\ny=2")
    )
    book.put("tests/test_fences.py", FENCES)
    book.put("snippets/shop/good.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    status, lines = book.pytest()
    assert status == 1, "\n".join(lines)
    assert sorted(line.partition(": ")[2] and line for line in lines if line.startswith("docs/shop.md:")) == [
        "docs/shop.md:11: wanted no exception, came ValueError: debt",
        "docs/shop.md:23: wanted what the fence prints below #>, came another; make record writes it:",
        "docs/shop.md:27: wanted nothing that ruff finds, came F401: `os` imported but unused",
        "docs/shop.md:32: wanted black's format, came another; make record formats it:",
    ]
    assert not any("INTERNALERROR" in line for line in lines)


LOCALES = {  # whose encoding is not UTF-8; the second one only where the system has it
    "ascii": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "latin-1": {"LC_ALL": "en_US.ISO-8859-1", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
}


@pytest.mark.parametrize("variables", LOCALES.values(), ids=LOCALES)
def test_locale_makes_no_difference(book: Book, variables: dict[str, str]) -> None:
    source = '"""Claim of 5 €."""\n\nimport os\n\nprint("café, 5 €", os.getpid() > 0)\n'
    book.put("snippets/shop/till.py", source)
    book.put("snippets/shop/till.out", "née\n")
    book.put("snippets/shop/pid.py", source.replace(" > 0", ""))
    book.put("snippets/shop/pid.out", "café, 5 € 1\n")
    book.put("tests/patterns/shop/pid.check", "CHECK: café, 5 € {{\\d+}}\n")
    book.put("tests/test_fences.py", FENCES)
    docs = book.put("docs/shop.md", page('print( "café, 5 €" )') + "\nÀ bientôt, 5 €\n")
    status, lines = book.pytest("--update-examples", **variables)
    assert status == 0, lines
    assert docs.read_text("utf-8") == page('print("café, 5 €")\n#> café, 5 €') + "\nÀ bientôt, 5 €\n"
    assert (book.root / "snippets/shop/till.out").read_text("utf-8") == "café, 5 € True\n"
    assert (book.root / "snippets/shop/till.py").read_text("utf-8") == source
    status, lines = book.pytest(**variables)
    assert status == 0, lines
    assert book.stamped() == {"shop/till.py", "shop/pid.py"}


def test_author_who_saves_meanwhile_loses_nothing(book: Book) -> None:
    for name in ("program", "recording"):
        path = book.root / f"snippets/shop/{name}.{'py' if name == 'program' else 'out'}"
        save = f"import pathlib\n\npathlib.Path({str(path)!r}).write_text('saved')\nprint(1)\n"
        book.put(f"snippets/shop/{name}.py", f'"""Claim."""\n\n{save}')
    saves = "import pathlib\n\npage = pathlib.Path('docs/shop.md')\n"
    saves += "page.write_text(page.read_text().replace('1' ' + 1', '2 + 2'))\nprint(3)"
    book.put("tests/test_fences.py", FENCES)
    docs = book.put("docs/shop.md", page("print(1 + 1)", saves, "print(5)").replace("# Shop", "# Shop at 1 + 1"))
    status, lines = book.pytest("--update-examples", "tests/test_fences.py", "tests/test_programs.py")
    assert status == 1, "\n".join(lines)
    said = [line for line in lines if " came a change meanwhile" in line and line.startswith(("docs", "snippets"))]
    assert sorted(line.partition(": ")[0] for line in said) == [
        "snippets/shop/program.py:1",
        "snippets/shop/recording.out:1",
    ]
    assert (book.root / "snippets/shop/program.py").read_text("utf-8") == "saved"
    assert (book.root / "snippets/shop/recording.out").read_text("utf-8") == "saved"
    written = page("print(2 + 2)\n#> 2", f"{saves}\n#> 3", "print(5)\n#> 5").replace("# Shop", "# Shop at 2 + 2")
    assert docs.read_text("utf-8") == written, "\n".join(lines)


def test_fence_that_is_edited_while_it_runs_stays_as_it_is_edited(book: Book) -> None:
    saves = "import pathlib\n\npage = pathlib.Path('docs/shop.md')\n"
    saves += "page.write_text(page.read_text().replace('print' '(3)', 'print(4)'))\nprint(3)"
    book.put("tests/test_fences.py", FENCES)
    docs = book.put("docs/shop.md", page("print(1)", saves))
    status, lines = book.pytest("--update-examples", "tests/test_fences.py")
    assert status == 1, "\n".join(lines)
    wanted = "docs/shop.md:8: wanted this fence as it was read, came a change meanwhile, which stays; record again"
    assert wanted in lines
    edited = saves.replace("\nprint(3)", "\nprint(4)")
    assert docs.read_text("utf-8") == page("print(1)\n#> 1", edited)


def test_what_is_edited_during_its_run_has_not_passed(book: Book) -> None:
    path = book.root / "snippets/shop/one.py"
    edit = f"with open({str(path)!r}, 'a') as program:\n    program.write('# edited\\n')\n"
    book.put("snippets/shop/one.py", GOOD + edit)
    book.put("snippets/shop/one.out", "open\n")
    assert book.pytest()[0] == 0
    assert path.read_text("utf-8").endswith("# edited\n")
    assert outcomes(book, "--changed") == {"one": "PASSED"}


def test_file_that_is_no_program_is_one_failure(book: Book) -> None:
    book.put("snippets/shop/good.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    book.put("snippets/shop/bytes.py", "").write_bytes(b'"""Claim."""\n\nprint("caf\xe9")\n')
    book.put("snippets/shop/marked.py", "\N{BOM}" + GOOD)
    book.put("snippets/shop/lock.v2.py", GOOD)
    book.put("snippets/shop/lock.py", GOOD)
    book.put("snippets/shop/lock.out", "open\n")
    (book.root / "snippets/shop/folder.py").mkdir()
    if os.name == "posix":
        (book.root / "snippets/shop/.#good.py").symlink_to("ann@till.4711")
    wanted = [
        "snippets/shop/bytes.py:3: wanted UTF-8, came byte E9: invalid continuation byte",
        "snippets/shop/folder.py:1: wanted a program, came Is a directory",
        "snippets/shop/lock.v2.py:1: wanted a name without a dot, came lock.v2.py: recordings add theirs to it",
        "snippets/shop/marked.py:1: wanted no byte order mark, came one; save it as UTF-8 without",
    ]
    for options in (
        (),
        ("--update-examples",),
        ("--update-examples", "--changed"),
        ("--matrix", "--python", sys.executable),
    ):
        status, lines = book.pytest(*options)
        assert status == 1, "\n".join(lines)
        assert [line for line in lines if line in wanted] == wanted, "\n".join(lines)
        assert len([line for line in lines if re.match("snippets/", line)]) == len(wanted)
        assert not [line for line in lines if re.search(r"Traceback|INTERNALERROR", line)]
    assert book.stamped() == {"shop/good.py", "shop/lock.py"}
    assert sorted(path.name for path in (book.root / "snippets/shop").glob("*.out")) == ["good.out", "lock.out"]


@pytest.mark.skipif(os.name != "posix", reason="asks for the rights of POSIX")
def test_checkout_that_cannot_be_written_is_told(book: Book) -> None:
    book.put("snippets/shop/good.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    book.put(".cache", "a file where the folder should be\n")  # which stops also those who may write everywhere
    status, lines = book.pytest()
    assert status == 1
    assert [line for line in lines if line.startswith("ERROR")] == [
        "ERROR: .cache/verified.json.lock:1: wanted to write this file, came File exists"
    ]
    assert not [line for line in lines if re.search(r"Traceback|INTERNALERROR", line)]


def test_other_pythons(book: Book, tmp_path: Path) -> None:
    book.put("snippets/shop/one.py", GOOD)
    book.put("snippets/shop/one.out", "open\n")
    status, lines = book.pytest("--python", str(tmp_path / "python9"))
    assert status == 4
    assert any(line.startswith(f"ERROR: {tmp_path}/python9: not a Python that runs: ") for line in lines)
    assert not any("plugin.py" in line for line in lines)
    status, lines = book.pytest("--python", sys.executable)
    assert status == 0
    assert any("test_program[shop/one.py]" in line for line in lines)
    assert not (book.root / "tests/versions").exists()


@pytest.mark.skipif(os.name != "posix", reason="makes shell scripts")
def test_matrix_writes_the_verdicts(book: Book) -> None:
    book.put("snippets/shop/one.py", GOOD)
    book.put("snippets/shop/one.out", "open\n")
    book.put("snippets/shop/two.py", GOOD)
    book.put("snippets/shop/two.out", "closed\n")
    newest = PYTHON.version.release == NEWEST
    book.put("snippets/shop/three.py", GOOD)
    book.put("snippets/shop/three.out", "open\n" if newest else "closed\n")
    book.put("snippets/shop/three.py314.out", "closed\n" if newest else "open\n")
    book.put("snippets/shop/four.py", GOOD.replace("\n\n", "\n# needs: python>=3.99\n\n"))
    book.put("snippets/shop/four.out", "open\n")
    command = book.put(f"bin/python3.{PYTHON.version.minor}", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    command.chmod(0o755)
    status, lines = book.pytest("--matrix", path=str(command.parent))
    assert status == 1, "\n".join(lines)
    assert book.verdicts("shop") == [
        f"shop/four.py {PYTHON.version}=needs",
        f"shop/one.py {PYTHON.version}=same",
        f"shop/three.py {PYTHON.version}={'same' if newest else 'own'}",
        f"shop/two.py {PYTHON.version}=differs",
    ]
    one = Program.load(book.root / "snippets/shop/one.py", book.root)
    assert one.source_hash in (book.root / "tests/versions/shop.txt").read_text("utf-8")


def test_recording_that_cannot_be_read_is_one_failure(book: Book) -> None:
    for name in ("good", "folder"):
        book.put(f"snippets/shop/{name}.py", GOOD)
    book.put("snippets/shop/good.out", "open\n")
    (book.root / "snippets/shop/folder.out").mkdir()
    status, lines = book.pytest()
    assert status == 1
    assert [line for line in lines if line.startswith("snippets/shop/folder.out:1: wanted to read this file, came ")]
    assert not [line for line in lines if re.search(r"Traceback|INTERNALERROR", line)]
    assert book.stamped() == {"shop/good.py"}


def test_only_the_programs_that_are_asked_for_run(book: Book) -> None:
    for name in ("shop/one.py", "shop/one_more.py", "bar/one.py"):
        book.put(f"snippets/{name}", GOOD)
        book.put(f"snippets/{name[:-3]}.out", "open\n")
    assert book.pytest("--program", "shop/one.py")[0] == 0 and book.stamped() == {"shop/one.py"}
    assert book.pytest("--program", "bar", "-n", "2")[0] == 0 and book.stamped() == {"shop/one.py", "bar/one.py"}
    status, lines = book.pytest("--program", "shop/two.py", "--update-examples", "--changed")
    wanted = "wanted a program, TOPIC/NAME.py, or a TOPIC, came none of that name"
    assert status == 4 and f"ERROR: snippets/shop/two.py:1: {wanted}" in lines
