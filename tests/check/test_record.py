"""What the recorder writes, what it leaves alone, and the patterns it drafts."""

import os
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from book.check import record as recorder
from book.check.fault import BookError
from book.check.judge import judge, judge_recordings, report
from book.check.pattern import Pattern
from book.check.program import Program, interpreter
from book.check.python import Interpreter, Version
from book.check.run import run

PYTHON = interpreter(sys.executable)
MAIN = '"""Claim."""\n{}\n\nimport os, pathlib, random, sys, time\n\n'


class Shop:
    """A book with one program, shop/till.py."""

    def __init__(self, root: Path):
        self.root, self.folder = root, root / "snippets" / "shop"
        self.check = root / "tests" / "patterns" / "shop" / "till.check"
        self.folder.mkdir(parents=True)
        self.check.parent.mkdir(parents=True)

    def write(self, source: str, name: str = "till.py", runs: str = "") -> Program:
        (self.folder / name).write_text(MAIN.format(f"# runs: {runs}" if runs else "") + source + "\n", "utf-8")
        return Program.load(self.folder / name, self.root)

    def put(self, name: str, text: str) -> Path:
        path = self.check if name == "till.check" else self.folder / name
        path.write_text(text, "utf-8", newline="")
        return path

    def recordings(self) -> dict[str, str]:
        """All files but the programs."""
        files = [*self.folder.iterdir(), *self.check.parent.iterdir()]
        return {f.name: f.read_bytes().decode() for f in sorted(files) if f.suffix != ".py"}


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def record(program: Program, python: Interpreter = PYTHON) -> tuple[list[str], list[str]]:
    """The names of the files written, and the first lines of what is still wrong."""
    done = recorder.record(program, python)
    return [path.name for path in done.written], [str(fault).splitlines()[0] for fault in done.faults]


def stamp(path: Path) -> tuple[int, int]:
    """Changes whenever the file is written anew."""
    return path.stat().st_ino, path.stat().st_mtime_ns


def test_new_program_is_recorded(shop: Shop) -> None:
    program = shop.write("print('open')")
    assert record(program) == (["till.out"], [])
    assert shop.recordings() == {"till.out": "open\n"}
    assert record(program) == ([], [])


def test_stderr_is_recorded_where_there_is_any(shop: Shop) -> None:
    program = shop.write("print('open'); print('late', file=sys.stderr); sys.exit(2)", runs="exit 2")
    assert record(program) == (["till.out", "till.err"], [])
    assert shop.recordings() == {"till.out": "open\n", "till.err": "late\n"}


def test_program_that_prints_nothing_has_an_empty_recording(shop: Shop) -> None:
    assert record(shop.write("pass")) == (["till.out"], [])
    assert shop.recordings() == {"till.out": ""}


def test_output_is_recorded_as_a_page_can_show_it(shop: Shop) -> None:
    program = shop.write(r"print('50 %\r100 %\x0c\u2028', end='')")
    assert record(program) == (["till.out"], [])
    assert shop.recordings() == {"till.out": "50 %␍100 %␌⟨U+2028⟩"}
    assert judge(program, run(program, PYTHON), PYTHON) == []


@pytest.mark.parametrize(
    "recorded, first",
    [
        (b"caf\xe9\n", "snippets/shop/till.out:1: wanted UTF-8, came byte E9: invalid continuation byte"),
        (b"\\xe9\r\n", "snippets/shop/till.out:1: wanted '\\\\xe9\\r', came '\\\\xe9'"),
        (b"\\xe9", "snippets/shop/till.out:1: wanted '\\\\xe9', came '\\\\xe9\\n'"),
    ],
)
@pytest.mark.skipif(os.linesep != "\n", reason="files may have other ends of lines here")
def test_recording_is_compared_byte_for_byte(shop: Shop, recorded: bytes, first: str) -> None:
    program = shop.write("print('" + chr(92) * 2 + "xe9')")
    shop.put("till.out", "").write_bytes(recorded)
    try:
        told = str(judge(program, run(program, PYTHON), PYTHON)[0])
    except BookError as error:
        told = str(error)
    assert told == first


def test_long_lines_are_cut_in_a_report_to_where_they_differ(shop: Shop) -> None:
    program = shop.write("print('a' * 500_000 + 'b' + 'a' * 400_000)")
    shop.put("till.out", "a" * 900_001 + "\n")
    result = run(program, PYTHON)
    said = report(judge(program, result, PYTHON), result)
    assert len(said) < 10_000
    first = said.partition("\n")[0]
    assert re.fullmatch(
        r"snippets/shop/till\.out:1: wanted '\[499750 characters\]a{500}\[399751 more characters\]', "
        r"came '\[499750 characters\]a{250}ba{249}\[399751 more characters\]'",
        first,
    )


def test_only_what_no_longer_fits_is_rewritten(shop: Shop) -> None:
    program = shop.write("print('open'); print('late', file=sys.stderr)")
    out, err = shop.put("till.out", "closed\n"), shop.put("till.err", "late\n")
    before = stamp(err)
    assert record(program) == (["till.out"], [])
    assert (out.read_text("utf-8"), stamp(err)) == ("open\n", before)


def test_pids_do_not_churn(shop: Shop) -> None:
    program = shop.write("print('pid', os.getpid()); print('killed pid', os.getpid(), file=sys.stderr)")
    shop.put("till.check", "CHECK: pid [[ME:\\d+]]\nERR: killed pid [[ME]]\n")
    out, err = shop.put("till.out", "pid 41203\n"), shop.put("till.err", "killed pid 41203\n")
    before = stamp(out), stamp(err)
    assert record(program) == ([], [])
    assert (stamp(out), stamp(err)) == before


def test_pids_do_not_churn_where_the_other_stream_changes(shop: Shop) -> None:
    program = shop.write("print('pid', os.getpid()); print('late', file=sys.stderr)")
    shop.put("till.check", "CHECK: pid [[ME:\\d+]]\n")
    shop.put("till.out", "pid 41203\n")
    shop.put("till.err", "early\n")
    assert record(program) == (["till.err"], [])
    assert shop.recordings()["till.out"] == "pid 41203\n"


def test_stale_recordings_of_one_run_are_rewritten_together(shop: Shop) -> None:
    program = shop.write("print('open: pid', os.getpid()); print('killed pid', os.getpid(), file=sys.stderr)")
    shop.put("till.check", "CHECK: open: pid [[ME:\\d+]]\nERR: killed pid [[ME]]\n")
    shop.put("till.out", "pid 41203\n")
    shop.put("till.err", "killed pid 41203\n")
    assert record(program) == (["till.out", "till.err"], [])
    assert judge_recordings(program, PYTHON) == []


def test_missing_recording_of_a_program_with_a_pattern_is_written(shop: Shop) -> None:
    program = shop.write("print('pid', os.getpid())")
    shop.put("till.check", "CHECK: pid [[ME:\\d+]]\n")
    assert record(program) == (["till.out"], [])
    assert sorted(shop.recordings()) == ["till.check", "till.out"]


def test_missing_recording_of_stderr_is_written(shop: Shop) -> None:
    program = shop.write("print('late', file=sys.stderr)")
    shop.put("till.check", "ERR: {{early|late}}\n")
    shop.put("till.out", "")
    assert record(program) == (["till.err"], [])
    assert shop.recordings()["till.err"] == "late\n"


def test_program_and_pattern_that_disagree_are_for_a_person(shop: Shop) -> None:
    program = shop.write("print('closed')")
    shop.put("till.check", "CHECK: open {{.}}\n")
    wrong = "tests/patterns/shop/till.check:1: wanted 'open {{.}}', came 'closed'"
    assert record(program) == ([], [wrong, "snippets/shop/till.py:1: " + recorder_wants("till.out")])
    shop.put("till.out", "open 1\n")
    assert record(program) == ([], [wrong])
    assert shop.recordings()["till.out"] == "open 1\n"


def recorder_wants(name: str) -> str:
    return f"wanted a recorded run {name}, came none; run the program once with: make record"


def test_recording_of_stderr_goes_when_there_is_none_any_more(shop: Shop) -> None:
    program = shop.write("print('open')")
    shop.put("till.out", "open\n")
    shop.put("till.err", "late\n")
    assert record(program) == (["till.err"], [])
    assert shop.recordings() == {"till.out": "open\n"}


def test_recording_of_an_older_version_is_that_versions(shop: Shop) -> None:
    program = shop.write("print('older')")
    shop.put("till.out", "newer\n")
    shop.put("till.py312.out", "old\n")
    shop.put("till.py312.err", "")
    assert record(program, replace(PYTHON, version=Version(3, 11))) == (["till.py312.out"], [])
    assert shop.recordings() == {"till.out": "newer\n", "till.py312.err": "", "till.py312.out": "older\n"}


def test_stale_recording_of_another_version_is_told(shop: Shop) -> None:
    program = shop.write("print('opened by Ann')")
    shop.put("till.check", "CHECK: opened by {{Ann|Bob}}\n")
    shop.put("till.out", "opened by Bob\n")
    shop.put("till.py310.out", "opened by Cid\n")
    assert record(program, replace(PYTHON, version=Version(3, 13))) == (
        [],
        [
            "snippets/shop/till.py310.out:1: stale recording: wanted 'opened by {{Ann|Bob}}' "
            "(tests/patterns/shop/till.check:1), came 'opened by Cid'"
        ],
    )


@pytest.mark.parametrize(
    "source, runs, first",
    [
        (
            "print('open'); time.sleep(60)",
            "limit 1 s",
            "snippets/shop/till.py:6: wanted an end within 1 s, came a hang",
        ),
        (
            "print('open'); sys.exit(3)",
            "",
            "snippets/shop/till.py:1: wanted exit status 0, came 3; if that is meant: '# runs: exit 3'",
        ),
        (
            "print('open')",
            "exit 1",
            "snippets/shop/till.py:1: wanted exit status 1, came 0; if that is meant: '# runs:' without exit",
        ),
        (
            "print('open'); 1 / 0",
            "",
            "snippets/shop/till.py:6: wanted exit status 0, came 1: ZeroDivisionError: division by zero",
        ),
        (
            "pathlib.Path('takings').touch()",
            "",
            "snippets/shop/till.py:1: wanted nothing left behind, came a file in its folder, takings",
        ),
    ],
)
def test_nothing_is_recorded_of_a_run_that_went_wrong(shop: Shop, source: str, runs: str, first: str) -> None:
    written, faults = record(shop.write(source, runs=runs))
    assert (written, faults[0]) == ([], first)
    assert shop.recordings() == {}


def test_stale_recording_stays_where_the_run_leaves_something(shop: Shop) -> None:
    program = shop.write("print('pid', os.getpid()); pathlib.Path('takings').touch()")
    shop.put("till.check", "CHECK: pid [[ME:\\d+]]\n")
    shop.put("till.out", "41203\n")
    assert record(program) == (
        [],
        ["snippets/shop/till.py:1: wanted nothing left behind, came a file in its folder, takings"],
    )
    assert shop.recordings()["till.out"] == "41203\n"


def test_nothing_is_recorded_where_a_later_run_goes_wrong(shop: Shop, tmp_path: Path) -> None:
    marks = tmp_path / "marks"
    marks.mkdir()
    source = f"n = len(os.listdir({str(marks)!r})); open(os.path.join({str(marks)!r}, str(n)), 'w').close(); print(n); sys.exit(n == 3)"
    assert record(shop.write(source))[0] == []
    assert shop.recordings() == {}


def test_start_of_an_exercise_is_never_recorded(shop: Shop) -> None:
    assert record(shop.write("print('counted: 0')", "till_start.py"))[0] == []
    assert shop.recordings() == {}
    shop.put("till.out", "counted: 150\n")
    assert record(shop.write("print('counted: 0')", "till_start.py")) == ([], [])
    assert record(shop.write("print('counted: 150')", "till_start.py"))[0] == []
    assert shop.recordings() == {"till.out": "counted: 150\n"}


def test_draft_fails_until_a_person_removes_its_first_line(shop: Shop) -> None:
    program = shop.write("print('open: pid', os.getpid()); print('  closed')")
    assert record(program) == (
        ["till.out", "till.check"],
        ["tests/patterns/shop/till.check:1: drafted; read it, then remove this line"],
    )
    drafted = shop.check.read_text("utf-8")
    assert drafted.splitlines() == [
        "DRAFT: says what varied in a few runs. Read it, say exactly what may vary, remove this line.",
        r"CHECK: open: pid [[N1:\d+]]",
        "CHECK: {{  }}closed",
    ]
    for attempt in (record, lambda program: judge(program, run(program, PYTHON), PYTHON)):
        with pytest.raises(
            BookError, match="^tests/patterns/shop/till.check:1: wanted a pattern that a person has read"
        ):
            attempt(program)
    shop.put("till.check", drafted.partition("\n")[2])
    assert record(program) == ([], [])


def test_draft_of_stderr_that_varies(shop: Shop) -> None:
    program = shop.write("print('open'); print('killed pid', os.getpid(), file=sys.stderr)")
    assert record(program)[0] == ["till.out", "till.err", "till.check"]
    assert shop.check.read_text("utf-8").splitlines()[1:] == [r"ERR: killed pid [[N1:\d+]]"]
    shop.put("till.check", shop.check.read_text("utf-8").partition("\n")[2])
    assert record(program) == ([], [])


DRAFTS = [  # outputs, what is drafted from them
    (["pid 10 of 2\n", "pid 11 of 2\n"], [r"CHECK: pid [[N1:\d+]] of 2"]),
    (["pid 10\nkilled 10\n", "pid 11\nkilled 11\n"], [r"CHECK: pid [[N1:\d+]]", "CHECK: killed [[N1]]"]),
    (["in 0.25 s\n", "in 0.31 s\n"], [r"CHECK: in [[N1:\d+[.]\d+]] s"]),
    (["a\nb\nc\nd\n", "a\nc\nb\nd\n"], ["CHECK: a", "CHECK-DAG: c", "CHECK-DAG: b", "CHECK: d"]),
    (
        ["1: pid 10\n2: pid 20\n", "2: pid 21\n1: pid 11\n"],
        [r"CHECK-DAG: 2: pid [[N1:\d+]]", r"CHECK-DAG: 1: pid [[N2:\d+]]"],
    ),
    (["a 10\n\nb\n", "a 11\n\nb\n"], [r"CHECK: a [[N1:\d+]]", "CHECK:", "CHECK: b"]),
    (["  10 \t\n", "  11 \t\n"], [r"CHECK: {{  }}[[N1:\d+]]{{ \t}}"]),
    (
        ["50 %\r100 %\n\x0c7\u20287\n", "50 %\r100 %\n\x0c8\u20288\n"],
        [r"CHECK: 50 %{{\r}}100 %", r"CHECK: {{\x0c}}[[N1:\d+]]{{\u2028}}[[N1]]"],
    ),
    (["c 7\nc 10\n", "c 11\nc 7\n"], ["CHECK-DAG: c 7", r"CHECK-DAG: c [[N1:\d+]]"]),
    (["a\n\nb\n", "\na\nb\n"], ["CHECK-DAG:", "CHECK-DAG: a", "CHECK: b"]),
    (["[[10, 2], {{3}}]\n", "[[11, 2], {{3}}]\n"], [r"CHECK: {{\[\[}}[[N1:\d+]], 2], {{\{\{}}3}}]"]),
    (["[10]\n", "[11]\n"], [r"CHECK: [[[N1:\d+]]]"]),
    (["{'a': 10}\n", "{'a': 11}\n"], [r"CHECK: {'a': [[N1:\d+]]}"]),
    (["CHECK: 10\n", "CHECK: 11\n"], [r"CHECK: CHECK: [[N1:\d+]]"]),
    (["a\n", "a\n"], []),
]


@pytest.mark.parametrize("outputs, wanted", DRAFTS)
def test_draft_says_what_varied_and_fits(shop: Shop, outputs: list[str], wanted: list[str]) -> None:
    drafted = recorder.draft(outputs, ["same\n"] * len(outputs))
    assert drafted.splitlines()[1:] == wanted
    if not wanted:
        return
    pattern = Pattern(shop.put("till.check", drafted.partition("\n")[2]), "till.check", PYTHON)
    for output in outputs:
        assert isinstance(pattern.match("out", output), dict), output


def test_draft_shares_names_between_the_streams() -> None:
    drafted = recorder.draft(["pid 10\n", "pid 11\n"], ["killed 10\n", "killed 11\n"])
    assert drafted.splitlines()[1:] == [r"CHECK: pid [[N1:\d+]]", "ERR: killed [[N1]]"]


def test_nothing_half_written_stays(shop: Shop) -> None:
    record(shop.write("print('open')"))
    assert sorted(path.name for path in shop.folder.iterdir()) == ["till.out", "till.py"]
