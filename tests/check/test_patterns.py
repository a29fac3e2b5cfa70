"""What a pattern accepts, where it says that an output parts from it, and which directives it refuses."""

import re
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from book import ROOT
from book.check import pattern as patterns
from book.check.fault import BookError
from book.check.pattern import Mismatch, Pattern
from book.check.python import Interpreter, Version

Make = Callable[..., Pattern]


@pytest.fixture
def pattern(tmp_path: Path) -> Make:
    """Makes a pattern of a text, as it holds for a version."""

    def make(text: str, version: str = "3.11") -> Pattern:
        path = tmp_path / "p.check"
        path.write_text(text, "utf-8", newline="")
        python = Interpreter("python", "", Version.parse(version), "linux", frozenset(), frozenset())
        return Pattern(path, "p.check", python)

    return make


ACCEPTED = {  # pattern: output
    "": "",
    "CHECK: a": "a\n",
    "CHECK:   a": "a\n",
    "COM: says nothing\n\nCHECK: a": "a\n",
    "CHECK: {{ +}}a": "  a\n",
    "CHECK: 1 + 1 = 2 (.*)": "1 + 1 = 2 (.*)\n",
    "CHECK: {{a|b}}c": "bc\n",
    "CHECK: [[A:a|b]]c[[A]]": "bcb\n",
    "CHECK: [[A:[0-9]+]]": "42\n",
    r"CHECK: [[A:\d{4}]]": "1234\n",
    r"CHECK: [[A:\d{4}]]]": "1234]\n",
    "CHECK: [[A:[0-9]]]": "4\n",
    "CHECK: [[[A:[0-9]+]]": "[42\n",
    r"CHECK: {{\d{4}}}": "1234\n",
    "CHECK: {{a|b}}}": "b}\n",
    "CHECK: {{[}]}}": "}\n",
    r"CHECK: {{\[\[}}1, 2], {{\{\{}}3}}]": "[[1, 2], {{3}}]\n",
    "CHECK: [1, [2]] {'a': {}}": "[1, [2]] {'a': {}}\n",
    "CHECK: CHECK: a": "CHECK: a\n",
    "CHECK: COM, RUN and CHECK": "COM, RUN and CHECK\n",
    "CHECK: a\nCHECK:\nCHECK: \nCHECK: c": "a\n\n\nc\n",
    "CHECK-COUNT-3: a\nCHECK: b": "a\na\na\nb\n",
    "CHECK-DAG: a\nCHECK-DAG: b\nCHECK-DAG: a": "b\na\na\n",
    "CHECK-DAG: a\nCHECK-DAG: {{.}}": "b\na\n",
    "CHECK-DAG: a\nCHECK-DAG:": "\na\n",
    "CHECK-DAG: [[A:.]] in\nCHECK-DAG: [[A]] out": "b out\nb in\n",
    "CHECK-COUNT-2:": "\n\n",
    "CHECK-DAG: a\nCHECK: b\nCHECK-DAG: c\nCHECK-DAG: d": "a\nb\nd\nc\n",
    "CHECK: pid [[A:\\d+]]\nCHECK: pid [[B:\\d+]]\nCHECK: pid [[A]]": "pid 1\npid 2\npid 1\n",
    "CHECK: [[A:.]]\nCHECK: [[B:.]]": "1\n1\n",
    "RANGE: A 0.5 2\nCHECK: [[A:.*]] s": "0.5 s\n",
    "DISTINCT: A B C\nCHECK: [[A:.]] [[B:.]] [[C:.]]": "1 2 3\n",
    "ORDER: X Y\nX: a 1\nX: b 1\nY: a 2\nY: b 2\nCHECK-COUNT-4: {{[ab] [12]}}": "a 2\na 1\nb 1\nb 2\n",
    "ORDER: X\nCHECK-DAG: [[FIRST:.]] in\nCHECK-DAG: [[SECOND:.]] in\nCHECK-DAG: [[FIRST]] out\nCHECK-DAG: [[SECOND]] out\n"
    "X: [[FIRST]] in\nX: [[FIRST]] out\nX: [[SECOND]] out": "a in\nb in\na out\nb out\n",
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted(pattern: Make, text: str) -> None:
    assert isinstance(pattern(text).match("out", ACCEPTED[text]), dict)


# pattern, output, and where they part: line of the pattern, line of the output, what was wanted, what came
PARTED = [
    ("CHECK: a", "b\n", 1, 1, "'a'", "'b'"),
    ("CHECK: a", "", 1, 1, "'a'", "the end of the output"),
    ("CHECK: a", "\n", 1, 1, "'a'", "''"),
    ("CHECK: a", "aa\n", 1, 1, "'a'", "'aa'"),
    ("CHECK: a b", "a  b\n", 1, 1, "'a b'", "'a  b'"),
    ("CHECK: a\nCHECK: b", "a\n", 2, 1, "'b'", "the end of the output"),
    ("CHECK: a", "a\nb\n", 1, 2, "the end of the output", "'b'"),
    ("CHECK: a", "a\n\n", 1, 2, "the end of the output", "''"),
    ("CHECK: a", "a", 1, 1, "a newline at the end of the output", "'a'"),
    ("CHECK: a\nCHECK: b", "a\nb", 2, 2, "a newline at the end of the output", "'b'"),
    ("CHECK: a\nCHECK: c", "a\nb\nc\n", 2, 2, "'c'", "'b'"),
    ("CHECK: a\nCHECK:\nCHECK: b", "a\nb\n", 2, 2, "an empty line", "'b'"),
    ("CHECK-COUNT-2: a", "a\na\na\n", 1, 3, "the end of the output", "'a'"),
    ("CHECK-COUNT-3: a\nCHECK: b", "a\na\nb\n", 1, 3, "'a'", "'b'"),
    ("CHECK-DAG: a\nCHECK-DAG: b", "a\na\n", 2, 2, "'b'", "'a'"),
    ("CHECK-DAG: a\nCHECK-DAG: b\nCHECK: c", "a\nc\nb\n", 2, 2, "'b'", "'c'"),
    ("CHECK-DAG: {{.}}\nCHECK-DAG: a", "a\nb\n", 2, 2, "'a'", "'b'"),  # a general one stands below a special one
    ("CHECK-DAG: a\nCHECK-DAG: a", "a\n", 2, 1, "'a'", "the end of the output"),
    ("CHECK: [[A:.]]\nCHECK: [[A]]", "a\nb\n", 2, 2, "'[[A]]'", "'b'"),
    (r"CHECK: [[A:\d]]", "a\n", 1, 1, r"'[[A:\d]]'", "'a'"),
    ("CHECK: pid [[A:.]]\nCHECK: parent pid [[B:.]]", "pid 1\nparent pid 1\n", 2, 2, "A and B to differ", "1 for both"),
    ("CHECK: [[A:.]]\nCHECK: [[B:.]]\nDISTINCT: A B", "1\n1\n", 3, 2, "A and B to differ", "1 for both"),
    ("CHECK: [[A:.*]] s\nRANGE: A 1 2", "0.99 s\n", 2, 1, "A from 1 to 2", "0.99"),
    ("CHECK: a\nCHECK: [[A:.*]] s\nRANGE: A 1 2", "a\n2.01 s\n", 3, 2, "A from 1 to 2", "2.01"),
    ("CHECK: [[A:.*]]\nRANGE: A 1 2", "soon\n", 2, 1, "A from 1 to 2", "soon"),
    ("ORDER: X\nCHECK-DAG: a\nCHECK-DAG: b\nX: a\nX: b", "b\na\n", 5, 2, "'b' after line 2", "it in line 1"),
    ("ORDER: X\nCHECK-DAG: a\nCHECK-DAG: b\nX: c\nX: b", "b\na\n", 4, 1, "'c'", "no such line"),
    ("ORDER: X\nCHECK: a\nCHECK: b\nX: a\nX: c", "a\nb\n", 5, 1, "'c' after line 1", "no such line"),
    ("ORDER: X\nCHECK: a\nCHECK: b\nX: a\nX: a", "a\nb\n", 5, 1, "'a' after line 1", "it in line 1"),
]


@pytest.mark.parametrize("text, output, directive, line, wanted, came", PARTED)
def test_parted(pattern: Make, text: str, output: str, directive: int, line: int, wanted: str, came: str) -> None:
    assert pattern(text).match("out", output) == Mismatch(directive, line, wanted, came)


WANTED = "wanted {{{{regex}}}}, [[NAME:regex]] or [[NAME]], came {0!r}; as text: {{{{{1}}}}}"
REFUSED = {  # pattern: what the error says after the file's name
    "CHEKC: a": "1: unknown directive 'CHEKC'",
    "CHECK: a\ncheck: b": "2: unknown directive in 'check: b'",
    " CHECK: a": "1: unknown directive in ' CHECK: a'",
    "CHECK a": "1: unknown directive in 'CHECK a'",
    "CHECK{LITERAL}: a": "1: unknown directive in 'CHECK{LITERAL}: a'",
    "CHECK-NOT: a": "1: unknown directive 'CHECK-NOT'",
    "CHECK-SAME: a": "1: unknown directive 'CHECK-SAME'",
    "CHECK-LABEL: a": "1: unknown directive 'CHECK-LABEL'",
    "CHECK-COUNT-0: a": "1: unknown directive 'CHECK-COUNT-0'",
    "CHECK-SINCE314: a": "1: unknown directive 'CHECK-SINCE314'",
    "CHECK-EMPTY:": "1: unknown directive 'CHECK-EMPTY'",
    "CHECK-NEXT: a": "1: unknown directive 'CHECK-NEXT'",
    "ERROR: a": "1: unknown directive 'ERROR'",
    "ERR-: a": "1: unknown directive 'ERR-'",
    "ERR-SINC314: a": "1: unknown directive 'ERR-SINC314'",
    "SINCE: a": "1: unknown directive 'SINCE'",
    "SINCE34: a": "1: unknown directive 'SINCE34'",
    "SINCE315-DAG: a\nSINC315: b": "2: unknown directive 'SINC315'",  # also where it does not hold
    "LINUX: a": "1: unknown directive 'LINUX'",
    "DRAFT: read me\nCHECK: a": "1: wanted a pattern that a person has read, came a DRAFT; read it, then remove this line",
    "CHECK: a\nDRAFT: read me": "2: unknown directive 'DRAFT'",
    "CHECK: {{(}}": "1: not a regular expression: missing ), unterminated subpattern at position 0",
    "CHECK: [[A:(]]": "1: not a regular expression: missing ), unterminated subpattern at position 0",
    "CHECK: a\nCHECK: {{a": "2: " + WANTED.format("{{a", r"\{\{"),
    "CHECK: [[A": "1: " + WANTED.format("[[A", r"\[\["),
    "CHECK: drawers [[1, 2], 3]": "1: " + WANTED.format("[[1, 2], 3]", r"\[\["),
    "SINCE315: {{(}}": "1: not a regular expression: missing ), unterminated subpattern at position 0",
    "CHECK: [[#]]": "1: " + WANTED.format("[[#]]", r"\[\["),
    "CHECK: [[A+1]]": "1: " + WANTED.format("[[A+1]]", r"\[\["),
    "CHECK: [[A]]": "1: A is used before it is captured",
    "CHECK: [[A]]\nCHECK: [[A:.]]": "1: A is used before it is captured",
    "CHECK: [[A:.]]\nCHECK: b\nCHECK: [[A:.]]": "3: A is captured here again, first in line 1",
    "CHECK: [[A:.]] [[A:.]]": "1: A is captured here again, first in line 1",
    "CHECK: [[A:.]]\nERR: [[A:.]]": "2: A is captured here again, first in line 1",
    "CHECK-COUNT-2: [[A:.]]": "1: A is captured here again, first in line 1",
    "RANGE: A 1\nCHECK: [[A:.]]": "1: wanted RANGE: NAME LOW HIGH, came 'RANGE: A 1'",
    "RANGE: A 1 x\nCHECK: [[A:.]]": "1: wanted RANGE: NAME LOW HIGH, came 'RANGE: A 1 x'",
    "RANGE: A 2 1\nCHECK: [[A:.]]": "1: wanted RANGE: NAME LOW HIGH, came 'RANGE: A 2 1'",
    "RANGE:\nCHECK: a": "1: wanted RANGE: NAME LOW HIGH, came 'RANGE:'",
    "RANGE-DAG: A 1 2\nCHECK: [[A:.]]": "1: unknown directive 'RANGE-DAG'",
    "CHECK: [[A:.]]\nRANGE: B 1 2": "2: B is captured nowhere",
    "DISTINCT: A\nCHECK: [[A:.]]": "1: wanted DISTINCT: NAME NAME, came 'DISTINCT: A'",
    "DISTINCT: A, B\nCHECK: [[A:.]] [[B:.]]": "1: A, is captured nowhere",
    "ORDER:\nCHECK: a": "1: wanted ORDER: NAME, came 'ORDER:'",
    "ORDER: X\nCHECK: a\nX: a": "1: wanted a chain of two lines or more, came fewer 'X:'",
    "ORDER: x\nCHECK: a": "1: 'x' cannot name a chain",
    "ORDER: X X\nX: a\nX: b\nCHECK: a": "1: 'X' cannot name a chain",
    "ORDER: COM\nCOM: a\nCOM: b\nCHECK: a": "1: 'COM' cannot name a chain",
    "ORDER: GIL\nGIL: a\nGIL: b": "1: 'GIL' cannot name a chain",
    "ORDER: ERR\nERR: a\nERR: b": "1: 'ERR' cannot name a chain",
    "ORDER: X\nORDER: X\nX: a\nX: b": "2: 'X' cannot name a chain",
    "ORDER: X\nX-DAG: a\nX: a\nX: b\nCHECK: a": "2: unknown directive 'X-DAG'",
    "ORDER: X\nX: [[A:.]]\nX: b\nCHECK: a": "2: a chain may only use names captured elsewhere",
    "ORDER: X\nX: [[A]]\nX: b\nCHECK: a": "2: a chain may only use names captured elsewhere",
    "X: a\nCHECK: a": "1: unknown directive 'X'",
    "CHECK: a\nCHECK: {{.*}}": "2: wanted a directive that some line does not fit, came 'CHECK: {{.*}}'; say what may vary",
    "ERR-DAG: {{.+|}}{{.?}}": "1: wanted a directive that some line does not fit, came 'ERR-DAG: {{.+|}}{{.?}}'; say what may vary",
}


@pytest.mark.parametrize("text", REFUSED)
def test_refused(pattern: Make, text: str) -> None:
    with pytest.raises(BookError) as caught:
        pattern(text)
    assert str(caught.value) == f"p.check:{REFUSED[text]}"


def test_group_of_hundreds_is_no_burden(pattern: Make) -> None:
    text = "".join(f"CHECK-DAG: clerk {number}\n" for number in range(250)) + "CHECK-DAG: clerk {{.*}}\n" * 250
    output = "".join(f"clerk {number}\n" for number in range(500))
    assert isinstance(pattern(text).match("out", output), dict)


FLOODS = {  # pattern: output
    "CHECK: a": "a\n" * 500_000,
    "CHECK-COUNT-999999999: a": "a\n" * 1000,
    "CHECK: {{.*}}a{{.*}}a{{.*}}b": "a" * 1_000_000,
}


@pytest.mark.parametrize("text", FLOODS)
def test_flood_is_judged_at_once(pattern: Make, text: str) -> None:
    start = time.process_time()
    assert isinstance(pattern(text).match("out", FLOODS[text]), Mismatch)
    assert time.process_time() - start < 2


ENDLESS = {  # pattern: output, and the line that is told
    "CHECK: {{(a+)+}}b": ("a" * 40, 1),
    "CHECK: {{.*}}!\nCHECK: {{(a|aa)+}}": ("!\n" + "a" * 60 + "b", 2),
    "CHECK: [[A:(a|a)*]]b": ("a" * 40, 1),
    "CHECK: a\nCHECK: {{(.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*)*Q}}": (
        "a\n",
        2,
    ),  # which would never be done with the two ANYTHING
    "ORDER: X\nX: !\nX: {{(a+)+}}b\nCHECK: !\nCHECK: {{a+}}": ("!\n" + "a" * 40, 3),
}


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="nothing can be interrupted here")
@pytest.mark.parametrize("text", ENDLESS)
def test_expression_without_an_end_is_told(pattern: Make, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "WORK", 0.1)
    before = signal.getsignal(signal.SIGVTALRM)
    output, line = ENDLESS[text]
    with pytest.raises(BookError, match=rf"^p\.check:{line}: wanted an expression that is soon done with every line"):
        pattern(text).match("out", f"{output}\n")
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0, 0)


@pytest.mark.parametrize("mark", ["\f", "\v", "\r", "\x1c", "\x85", "\u2028", "\u2029"])
def test_only_a_newline_ends_a_line(pattern: Make, mark: str) -> None:
    text = f"COM: says{mark}nothing\nCHECK: a{mark}b\nCHECK: {{{{[cd]}}}}\n"
    assert pattern(text).match("out", f"a{mark}b\nc\n") == {}
    assert pattern(text).match("out", f"a{mark}b\ne\n") == Mismatch(3, 2, "'{{[cd]}}'", "'e'")
    assert isinstance(pattern(text).match("out", "a\nb\nc\n"), Mismatch)
    with pytest.raises(BookError, match=r"^p\.check:4: unknown directive"):
        pattern(f"{text}CHEKC: d")


def test_pattern_with_ends_of_lines_of_windows_is_the_same(pattern: Make) -> None:
    assert pattern("CHECK: a\r\nCHECK: b\r\n").match("out", "a\nb\n") == {}


def test_pattern_that_is_not_utf_8_is_told_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "p.check"
    path.write_bytes(b"CHECK: a\nCHECK: caf\xe9\n")
    python = Interpreter("python", "", Version.parse("3.11"), "linux", frozenset(), frozenset())
    with pytest.raises(BookError, match=r"^p\.check:2: wanted UTF-8, came byte E9"):
        Pattern(path, "p.check", python)


HOLDS = [  # condition, a version for which it holds, one for which it does not
    ("SINCE311", "3.11", "3.10"),
    ("SINCE311", "3.12t", "3.10t"),
    ("SINCE313", "3.13t", "3.12"),
    ("UPTO311", "3.11", "3.12"),
    ("UPTO313", "3.13t", "3.14t"),
    ("GIL", "3.13", "3.13t"),
    ("FREE", "3.13t", "3.13"),
]


@pytest.mark.parametrize("condition, here, elsewhere", HOLDS)
def test_directive_holds_where_it_says(pattern: Make, condition: str, here: str, elsewhere: str) -> None:
    assert pattern(f"{condition}: a\nCHECK: b", here).match("out", "a\nb\n") == {}
    assert pattern(f"ERR-{condition}: a\nERR: b", here).match("err", "a\nb\n") == {}
    assert pattern(f"{condition}-DAG: a\nCHECK: b", elsewhere).match("out", "b\n") == {}
    assert pattern(f"ERR-{condition}-DAG: a\nERR: b", elsewhere).match("err", "b\n") == {}


def test_condition_may_stand_on_a_captured_name(pattern: Make) -> None:
    text = "RANGE: A 1 2\nDISTINCT: A B\nSINCE314: [[A:.]] [[B:.]]\nUPTO313: no numbers"
    assert pattern(text).match("out", "no numbers\n") == {}
    assert pattern(text, "3.14").match("out", "1 2\n") == {"A": "1", "B": "2"}
    assert isinstance(pattern(text, "3.14").match("out", "3 4\n"), Mismatch)


def test_stderr_may_repeat_what_stdout_gave(pattern: Make) -> None:
    both = pattern("CHECK: pid [[A:.]]\nERR: killed pid [[A]]\nERR: started pid [[B:.]]")
    captured = both.match("out", "pid 1\n")
    assert captured == {"A": "1"}
    assert both.match("err", "killed pid 1\nstarted pid 2\n", captured) == {"A": "1", "B": "2"}
    assert both.match("err", "killed pid 3\nstarted pid 2\n", captured) == Mismatch(
        2, 1, "'killed pid [[A]]'", "'killed pid 3'"
    )
    assert both.match("err", "killed pid 1\nstarted pid 1\n", captured) == Mismatch(
        3, 2, "A and B to differ", "1 for both"
    )


README = ROOT / "tests" / "patterns" / "README.md"
WORDS = "CHECK ERR ORDER RANGE DISTINCT COM SINCE314 UPTO313 GIL FREE DAG COUNT"


def readme_examples() -> list[tuple[str, str, str]]:
    """The rows of the tables: a pattern, an output that it takes, one that it refuses."""
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in README.read_text("utf-8").splitlines() if line[:3] == "| `"]
    return [(_lines(pattern), _lines(takes), _lines(refuses)) for pattern, _, takes, refuses in rows]


def _lines(cell: str) -> str:
    """What a cell holds: each code span is a line."""
    spans = re.findall("`(.*?)`", cell.replace("an empty line", "``").replace(r"\|", "|"))
    return "".join(f"{span}\n" for span in spans)


@pytest.mark.parametrize("text, takes, refuses", readme_examples())
def test_example_of_the_readme_does_what_it_says(pattern: Make, text: str, takes: str, refuses: str) -> None:
    example = pattern(text, "3.15")
    stream = "err" if example.speaks_of("err") else "out"
    assert isinstance(example.match(stream, takes), dict)
    assert isinstance(example.match(stream, refuses), Mismatch)


def test_readme_has_an_example_for_each_word() -> None:
    found = set(re.findall(r"^(?:ERR-)?(\w+)|-(DAG|COUNT)", "".join(text for text, _, _ in readme_examples()), re.M))
    assert set(WORDS.split()) <= {word for pair in found for word in pair}
