"""The pauses change nothing that a function does, and a step says what it does in the words of the source."""

import ast
import collections

import pytest

from interleavings import explore_file, values
from interleavings.instrument import GRANULARITIES, instrument

CONSTRUCTS = """
import os
class Box:
    total = 0

    def __init__(self):
        self.n, self.items, self.__hidden = 1, [1, 2, 3, 4], 5
        self.by = {"a": 1, ("b", 2): 2}

    def hidden(self):
        self.__hidden += 1
        return self.__hidden, self.__twice(2)

    def __twice(self, n):
        return 2 * n


class Larger(Box):
    def __init__(self):
        super().__init__()
        self.n += 10

    def hidden(self):
        return super().hidden()


kept = 0

def augmented(b):
    b.n += 1; b.n *= 2; b.items += [5]; b.items[0] -= 1; b.by["a"] |= 6; b.items[-1:] += [7, 8]
    return b.n, b.items, b.by

def slices(b):
    b.items[1:3] = [9]; del b.items[0]
    return b.items[:], b.items[::2], b.items[-1], b.by["b", 2]

def targets(b):
    (b.n, x), [y, *b.items] = (1, 2), [3, 4, 5]
    for b.n in (7, 8): pass
    for i, b.items[0] in enumerate("xy"): pass
    del b.by["a"]
    return b.n, x, y, b.items, i, b.by

def globals_(b):
    global kept
    kept = 1
    kept += 2
    (kept, other), b.n = (kept * 5, 6), kept
    for kept in (3, 4): pass
    if (kept := kept + 1) > 2: b.n = kept
    return kept, other, b.n, [kept for _ in "ab"]

def closures(b):
    count = 0
    def add(by=1):
        nonlocal count
        count += by
        return count
    add(); add(by=5)
    return count, (lambda n: n + count + b.n)(1), [count * x for x in b.items if x > count - 6]

def flow(b):
    said = []
    while b.n < 4:
        b.n += 1
        if b.n == 2: continue
        said.append(b.n)
    else:
        said.append("else")
    try:
        b.items[99]
    except IndexError as error:
        said.append(str(error))
    finally:
        said.append("finally")
    with open(os.devnull) as b.file: said.append(b.file.name)
    match b.by:
        case {"a": found}: said.append(found)
    return said

def calls(b):
    return b.hidden(), Larger().hidden(), "x{}".format(b.n), sorted(b.items, key=lambda i: -i), max(*b.items, b.n)

def generators(b):
    def some():
        for item in b.items:
            got = yield item
            b.n += got or 0
    walk = some()
    return next(walk), walk.send(4), list(walk), b.n, {k: b.n for k in b.by}, {b.n for _ in "ab"}

def strings(b):
    return f"{b.n!r:>3} {b.items[0]}", b.by.get("zz", b.n), b"x".join([b"1", b"2"]), b.items and b.n or 0
"""


@pytest.mark.parametrize("granularity", GRANULARITIES)
def test_the_pauses_change_nothing(granularity, write):
    plain: dict = {"__name__": "plain"}
    exec(CONSTRUCTS, plain)
    names = [name for name, value in plain.items() if getattr(value, "__code__", None)]
    calls = ", ".join(f"'{name}': {name}(Box())" for name in names)
    path = write(f"{CONSTRUCTS}\ndef try_all(b): b.said = {{{calls}}}\n\ndef said(b): return b.said\n")
    wanted = {name: plain[name](plain["Box"]()) for name in names}
    report = explore_file(path, ["try_all"], "Box", "said", granularity=granularity)
    assert [outcome.text for outcome in report.outcomes] == [values.text(wanted)]
    lines = collections.Counter(step.line for step in report.outcomes[0].example)
    for function in ast.parse(CONSTRUCTS).body:
        if isinstance(function, ast.FunctionDef):
            assert sum(lines[n] for n in range(function.lineno, function.end_lineno + 1)) > 0, function.name


def test_a_step_says_what_the_source_says():
    source = "def f(a):\n    a.b[0].c += a.d(1)\n    a.e[a.g] -= 1\n"
    places = []
    instrument(source, "f.py", "access", places)
    assert {(place.line, place.text) for place in places} == {
        (2, "read a.b"),
        (2, "read a.b[0]"),
        (2, "read a.b[0].c"),
        (2, "write a.b[0].c"),
        (2, "read a.d"),
        (2, "call a.d(1)"),
        (3, "read a.e"),
        (3, "read a.g"),
        (3, "read a.e[a.g]"),
        (3, "write a.e[a.g]"),
        (2, "change a.b[0].c"),
        (3, "change a.e[a.g]"),
    }
