"""What a pattern accepts, where it says that an output parts from it, and which directives it refuses."""

import pytest

from book.check.pattern import Mismatch, Pattern
from book.check.fault import BookError
from book.check.python import Interpreter


@pytest.fixture
def pattern(tmp_path):
    def make(
        text: str, version: tuple[int, int] = (3, 11), platform: str = "linux", free_threaded: bool = False
    ) -> Pattern:
        path = tmp_path / "p.check"
        path.write_text(text, "utf-8")
        python = Interpreter("python", "", version, platform, free_threaded, frozenset(), frozenset())
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
    "CHECK: {{[[:digit:]]+}}": "42\n",
    "CHECK: [[A:a|b]]c[[A]]": "bcb\n",
    "CHECK: [[A:[0-9]+]]": "42\n",
    r"CHECK: [[A:\d{4}]]": "1234\n",
    "CHECK: [1, [2]] {'a': {}}": "[1, [2]] {'a': {}}\n",
    "CHECK{LITERAL}: [[1, 2], {{3}}]": "[[1, 2], {{3}}]\n",
    "CHECK: CHECK: a": "CHECK: a\n",
    "CHECK: COM, RUN and CHECK": "COM, RUN and CHECK\n",
    "CHECK: a\nCHECK-NEXT: b\nCHECK-EMPTY:\nCHECK: c": "a\nb\n\nc\n",
    "CHECK-COUNT-3: a\nCHECK: b": "a\na\na\nb\n",
    "CHECK-DAG: a\nCHECK-DAG: b\nCHECK-DAG: a": "b\na\na\n",
    "CHECK-DAG: {{.}}\nCHECK-DAG: a": "a\nb\n",  # the first choice is wrong
    "CHECK-DAG: [[A:.]]{{.*}}\nCHECK-DAG: ax\nCHECK: [[A]]": "ax\nb\nb\n",  # only the last line says so
    "CHECK-DAG: a\nCHECK: b\nCHECK-DAG: c\nCHECK-DAG: d": "a\nb\nd\nc\n",
    "CHECK: pid [[A:\\d+]]\nCHECK: pid [[B:\\d+]]\nCHECK: pid [[A]]": "pid 1\npid 2\npid 1\n",
    "CHECK: [[A:.]]\nCHECK: [[B:.]]": "1\n1\n",
    "RANGE: A 0.5 2\nCHECK: [[A:.*]] s": "0.5 s\n",
    "DISTINCT: A B C\nCHECK: [[A:.]] [[B:.]] [[C:.]]": "1 2 3\n",
    "ORDER: X Y\nX: a 1\nX: b 1\nY: a 2\nY: b 2\nCHECK-COUNT-4: {{[ab] [12]}}": "a 2\na 1\nb 1\nb 2\n",
    "ORDER: X\nCHECK-DAG: [[FIRST:.]] in\nCHECK-DAG: [[SECOND:.]] in\nCHECK-DAG: [[FIRST]] out\nCHECK-DAG: [[SECOND]] out\n"
    "X: [[FIRST]] in\nX: [[FIRST]] out\nX: [[SECOND]] out": "a in\nb in\nb out\na out\n",
}


@pytest.mark.parametrize("text", ACCEPTED)
def test_accepted(pattern, text):
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
    ("CHECK: a\nCHECK: c", "a\nb\nc\n", 2, 2, "'c'", "'b'"),
    ("CHECK: a\nCHECK-EMPTY:\nCHECK: b", "a\nb\n", 2, 2, "an empty line", "'b'"),
    ("CHECK-COUNT-2: a", "a\na\na\n", 1, 3, "the end of the output", "'a'"),
    ("CHECK-COUNT-3: a\nCHECK: b", "a\na\nb\n", 1, 3, "'a'", "'b'"),
    ("CHECK-DAG: a\nCHECK-DAG: b", "a\na\n", 2, 2, "'b'", "'a'"),
    ("CHECK-DAG: a\nCHECK-DAG: b\nCHECK: c", "a\nc\nb\n", 2, 2, "'b'", "'c'"),
    ("CHECK-DAG: a\nCHECK-DAG: a", "a\n", 2, 1, "'a'", "the end of the output"),
    ("CHECK: [[A:.]]\nCHECK: [[A]]", "a\nb\n", 2, 2, "'[[A]]'", "'b'"),
    (r"CHECK: [[A:\d]]", "a\n", 1, 1, r"'[[A:\d]]'", "'a'"),
    ("CHECK: pid [[A:.]]\nCHECK: parent pid [[B:.]]", "pid 1\nparent pid 1\n", 2, 1, "A and B to differ", "1 for both"),
    ("CHECK: [[A:.]]\nCHECK: [[B:.]]\nDISTINCT: A B", "1\n1\n", 3, 1, "A and B to differ", "1 for both"),
    ("CHECK: [[A:.*]] s\nRANGE: A 1 2", "0.99 s\n", 2, 1, "A from 1 to 2", "0.99"),
    ("CHECK: a\nCHECK: [[A:.*]] s\nRANGE: A 1 2", "a\n2.01 s\n", 3, 2, "A from 1 to 2", "2.01"),
    ("CHECK: [[A:.*]]\nRANGE: A 1 2", "soon\n", 2, 1, "A from 1 to 2", "soon"),
    ("ORDER: X\nCHECK-DAG: a\nCHECK-DAG: b\nX: a\nX: b", "b\na\n", 5, 2, "'b' after line 2", "it in line 1"),
    ("ORDER: X\nCHECK-DAG: a\nCHECK-DAG: b\nX: c\nX: b", "b\na\n", 4, 1, "'c'", "no such line"),
    ("ORDER: X\nCHECK: a\nCHECK: b\nX: a\nX: c", "a\nb\n", 5, 1, "'c' after line 1", "no such line"),
    ("ORDER: X\nCHECK: a\nCHECK: b\nX: a\nX: a", "a\nb\n", 5, 1, "'a' after line 1", "it in line 1"),
]


@pytest.mark.parametrize("text, output, directive, line, wanted, came", PARTED)
def test_parted(pattern, text, output, directive, line, wanted, came):
    assert pattern(text).match("out", output) == Mismatch(directive, line, wanted, came)


REFUSED = {  # pattern: what the error says after the file's name
    "CHEKC: a": "1: unknown directive 'CHEKC'",
    "CHECK: a\ncheck: b": "2: unknown directive in 'check: b'",
    " CHECK: a": "1: unknown directive in ' CHECK: a'",
    "CHECK a": "1: unknown directive in 'CHECK a'",
    "{LITERAL}: a": "1: unknown directive in '{LITERAL}: a'",
    "CHECK:": "1: found empty check string with prefix 'CHECK:'",
    "CHECK-NOT: a": "1: unknown directive 'CHECK-NOT'",
    "CHECK-SAME: a": "1: unknown directive 'CHECK-SAME'",
    "CHECK-LABEL: a": "1: unknown directive 'CHECK-LABEL'",
    "CHECK-COUNT-0: a": "1: unknown directive 'CHECK-COUNT-0'",
    "CHECK-SINCE314: a": "1: unknown directive 'CHECK-SINCE314'",
    "CHECK-EMPTY: a": "1: wanted nothing after an EMPTY directive, came 'a'",
    "ERROR: a": "1: unknown directive 'ERROR'",
    "ERR-: a": "1: unknown directive 'ERR-'",
    "ERR-SINC314: a": "1: unknown directive 'ERR-SINC314'",
    "SINCE: a": "1: unknown directive 'SINCE'",
    "SINCE34: a": "1: unknown directive 'SINCE34'",
    "SINCE315-DAG: a\nSINC315: b": "2: unknown directive 'SINC315'",  # also where it does not hold
    "LINUX: a\nMACOS: b": "2: unknown directive 'MACOS'",
    "DRAFT: read me\nCHECK: a": "1: wanted a pattern that a person has read, came a DRAFT; read it, then remove this line",
    "CHECK: a\nDRAFT: read me": "2: unknown directive 'DRAFT'",
    "CHECK: {{(}}": "1: not a regular expression: missing ), unterminated subpattern at position 0",
    "CHECK: [[A:(]]": "1: not a regular expression: missing ), unterminated subpattern at position 0",
    "CHECK: a\nCHECK: {{a": "2: Invalid regex block, no }}",
    "CHECK: [[A": "1: Invalid substitution block, no ]]",
    "CHECK: [[1, 2], 3]": "1: Invalid substitution block, unknown format: [[1, 2], 3]",
    "CHECK: {{[[:punct:]]}}": "1: Can't translate posix regex, unknown character set: punct",
    "CHECK: [[#]]": "1: wanted {{regex}}, [[NAME:regex]] or [[NAME]]",
    "CHECK: [[#A+1]]": "1: wanted {{regex}}, [[NAME:regex]] or [[NAME]]",
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
    "ORDER: LINUX\nLINUX: a\nLINUX: b": "1: 'LINUX' cannot name a chain",
    "ORDER: X\nX-DAG: a\nX: a\nX: b\nCHECK: a": "2: unknown directive 'X-DAG'",
    "ORDER: X\nX: [[A:.]]\nX: b\nCHECK: a": "2: a chain may only use names captured elsewhere",
    "ORDER: X\nX: [[A]]\nX: b\nCHECK: a": "2: a chain may only use names captured elsewhere",
    "X: a\nCHECK: a": "1: unknown directive 'X'",
}


@pytest.mark.parametrize("text", REFUSED)
def test_refused(pattern, text):
    with pytest.raises(BookError) as caught:
        pattern(text)
    assert str(caught.value) == f"p.check:{REFUSED[text]}"


def test_too_loose_a_group_is_refused(pattern):
    names = "ABCDEFGHIJ"
    text = "".join(f"CHECK-DAG: clerk [[{name}:.]]\n" for name in names) + "RANGE: A 10 20\n"
    with pytest.raises(BookError, match="this group can match in too many ways; say more exactly what varies"):
        pattern(text).match("out", "".join(f"clerk {number}\n" for number in range(10)))


def test_large_groups_are_no_burden(pattern):
    text = "".join(f"CHECK-DAG: clerk {number}\n" for number in range(250)) + "CHECK-DAG: {{.*}}\n" * 250
    output = "".join(f"clerk {number}\n" for number in range(500))
    assert isinstance(pattern(text).match("out", output), dict)


def test_equal_lines_of_a_group_are_not_tried_in_every_order(pattern):
    text = "CHECK-DAG: {{.}}\n" * 12 + "CHECK: end"
    assert pattern(text).match("out", "a\n" * 12 + "and\n") == Mismatch(13, 13, "'end'", "'and'")


def test_long_output_is_not_for_a_pattern(pattern):
    assert isinstance(pattern("CHECK: a").match("out", "a\n" * 10_000), Mismatch)
    with pytest.raises(BookError, match="^p.check:2: wanted at most 500 lines of output, came 501$"):
        pattern("CHECK: a\nCHECK-COUNT-500: b").match("out", "a\n")


@pytest.mark.parametrize(
    "directive, holds",
    [
        ("SINCE311", {}),
        ("SINCE312", {"version": (3, 12)}),
        ("UPTO311", {}),
        ("UPTO313", {"version": (3, 13)}),
        ("LINUX", {}),
        ("DARWIN", {"platform": "darwin"}),
        ("WIN32", {"platform": "win32"}),
        ("GIL", {}),
        ("FREE", {"free_threaded": True}),
    ],
)
def test_directive_holds_where_it_says(pattern, directive, holds):
    assert pattern(f"{directive}: a\nCHECK: b", **holds).match("out", "a\nb\n") == {}
    assert pattern(f"ERR-{directive}: a\nERR: b", **holds).match("err", "a\nb\n") == {}


@pytest.mark.parametrize(
    "directive, holds",
    [
        ("SINCE312", {}),
        ("UPTO310", {}),
        ("UPTO311", {"version": (3, 12)}),
        ("LINUX", {"platform": "darwin"}),
        ("DARWIN", {}),
        ("WIN32", {}),
        ("GIL", {"free_threaded": True}),
        ("FREE", {}),
    ],
)
def test_directive_does_not_hold_elsewhere(pattern, directive, holds):
    assert pattern(f"{directive}-DAG: a\nCHECK: b", **holds).match("out", "b\n") == {}
    assert pattern(f"ERR-{directive}-DAG: a\nERR: b", **holds).match("err", "b\n") == {}


def test_condition_may_stand_on_a_captured_name(pattern):
    text = "RANGE: A 1 2\nDISTINCT: A B\nSINCE314: [[A:.]] [[B:.]]\nUPTO313: no numbers"
    assert pattern(text).match("out", "no numbers\n") == {}
    assert pattern(text, version=(3, 14)).match("out", "1 2\n") == {"A": "1", "B": "2"}
    assert isinstance(pattern(text, version=(3, 14)).match("out", "3 4\n"), Mismatch)


def test_stderr_may_repeat_what_stdout_gave(pattern):
    both = pattern("CHECK: pid [[A:.]]\nERR: killed pid [[A]]\nERR: started pid [[B:.]]")
    captured = both.match("out", "pid 1\n")
    assert captured == {"A": "1"}
    assert both.match("err", "killed pid 1\nstarted pid 2\n", captured) == {"A": "1", "B": "2"}
    assert both.match("err", "killed pid 3\nstarted pid 2\n", captured) == Mismatch(
        2, 1, "'killed pid [[A]]'", "'killed pid 3'"
    )
    assert both.match("err", "killed pid 1\nstarted pid 1\n", captured) == Mismatch(
        3, 1, "A and B to differ", "1 for both"
    )
