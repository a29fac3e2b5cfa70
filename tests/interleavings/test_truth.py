"""A report says "none wrong" only where every access to what is shared was a step; the rest is refused by FILE:LINE."""

import fcntl
import json
import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from sources import counts

from interleavings import explore_file, read_threads

A = """
import functools, itertools, operator, queue, threading, dataclasses, contextlib, collections, json, copy, enum

class B:
    n = 0

class A:
    def __init__(self):
        self.n = 0; self.l = []; self.d = {1: 1}; self.b = B(); self.lock = threading.Lock()
        self.three = [1, 2, 3]; self.log = []

shared = A
"""
OTHERS = ("python3.10", "python3.15")
TWICE = "\nTHREADS = (f, f)\n"
BOTH = "\nTHREADS = (f, g)\n"


def explored(write, source, **how):
    path = write(A + textwrap.dedent(source))
    threads, outcome = read_threads(path)
    return explore_file(path, threads, "shared", outcome, **how)


def explored_together(python):
    """What one Python says of all sources that stand in a table below, in one process."""
    sources = {f"lost: {name}": source for name, source in LOST.items()}
    sources |= {f"right: {name}": source for name, source in RIGHT.items()}
    sources |= {f"refused: {name}": source for name, (source, _) in REFUSED.items()}
    sources = {name: A + textwrap.dedent(source) + TWICE for name, source in sources.items()}
    command = [python, Path(__file__).with_name("batch.py")]
    env = {**os.environ, "PYTHONHASHSEED": "0"}
    done = subprocess.run(command, input=json.dumps(sources), capture_output=True, text=True, timeout=900, env=env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def together(tmp_path_factory):
    kept = tmp_path_factory.getbasetemp().parent / f"together-{os.getppid()}.json"  # for the other workers
    with kept.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_text(json.dumps(explored_together(sys.executable)), "utf-8")
    return json.loads(kept.read_text("utf-8"))


# Each has a lost update: two threads add one, and two of six schedules or more lose one of them.
LOST = {
    "an attribute": "def f(a): a.n += 1",
    "below the shared object": "def f(a): a.b.n += 1",
    "a class attribute": "def f(a): B.n += 1",
    "the class of the object": "def f(a): type(a).total = getattr(type(a), 'total', 0) + 1",
    "a global variable": "count = 0\ndef f(a):\n    global count\n    count += 1",
    "a global of a default outcome": "count = [0]\ndef f(a): count[0] += 1",
    "getattr and setattr": "def f(a): setattr(a, 'n', getattr(a, 'n') + 1)",
    "object.__setattr__": "def f(a): object.__setattr__(a, 'n', object.__getattribute__(a, 'n') + 1)",
    "vars": "def f(a): vars(a)['n'] = vars(a)['n'] + 1",
    "__dict__": "def f(a): a.__dict__['n'] += 1",
    "attrgetter": "def f(a): a.n = operator.attrgetter('n')(a) + 1",
    "itemgetter": "def f(a): a.d[1] = operator.itemgetter(1)(a.d) + 1",
    "operator.setitem": "def f(a): operator.setitem(a.d, 1, operator.getitem(a.d, 1) + 1)",
    "dict.get of the class": "def f(a): dict.__setitem__(a.d, 1, dict.get(a.d, 1) + 1)",
    "what a StringIO holds": "import io\ndef shared():\n    a = A(); a.t = io.StringIO(); return a\n"
    "def f(a):\n    n = len(a.t.getvalue()); a.t.seek(0); a.t.write('x' * (n + 1))",
    "an attribute of a partial": "def shared():\n    a = A(); a.p = functools.partial(print); a.p.n = 0; return a\n"
    "def f(a): a.p.n += 1",
    **{
        f"an attribute of a class that extends {base}": f"class S({base}): n = 0\ndef shared():\n"
        "    a = A(); a.s = S(); return a\ndef f(a): a.s.n += 1"
        for base in ("set", "frozenset", "bytearray", "str", "int", "list", "dict", "tuple")
    },
    "partial": "def f(a): a.n = functools.partial(getattr, a, 'n')() + 1",
    "len": "def f(a): a.l.append(len(a.l))",
    "sum": "def f(a): a.l.append(sum(a.l) + 1)",
    "in": "def f(a):\n    if 7 not in a.l: a.l.append(7)",
    "==": "def f(a):\n    if a.l == []: a.l.append(7)",
    "bool": "def f(a):\n    if not a.l: a.l.append(7)",
    "bool in or": "def f(a): a.l or a.l.append(7)",
    "bool in a conditional": "def f(a): a.n = 5 if a.l else a.l.append(1)",
    "bool in while": "def f(a):\n    while not a.l: a.l.append(7)",
    "formatting": "def f(a): a.d[f'{a.d}'] = 1",
    "formatting by %": "def f(a): a.d['%s' % (a.d,)] = 1",
    "str": "def f(a): a.d[str(a.d)] = 1",
    "concatenation": "def f(a): a.l = a.l + [1]",
    "repetition": "def f(a): a.three = a.three * 2",
    "a slice": "def f(a): a.three[len(a.three):] = [len(a.three)]",
    "a set": "def shared():\n    a = A(); a.s = set(); return a\ndef f(a):\n    if not a.s & {1}: a.s.add(1); a.n += 1",
    "for": "def f(a):\n    n = 0\n    for x in a.l: n += 1\n    a.l.append(n)",
    "a comprehension": "def f(a): a.l.append([x for x in a.l])",
    "a generator expression": "def f(a): a.l.append(sum(1 for x in a.l))",
    "unpacking": "def f(a):\n    x, *y = a.three\n    a.three.append(len(y))",
    "a star in a call": "def f(a): a.three.append(max(*a.three) + 1)",
    "a star in a list": "def f(a): a.l.append([*a.l])",
    "two stars": "def f(a): a.d[len({**a.d}) + 1] = 5",
    "sorted": "def f(a): a.l.append(sorted(a.l))",
    "map": "def f(a): a.l.append(list(map(str, a.l)))",
    "a callback of map": "def f(a): a.n = list(map(lambda i: a.n + i, [1]))[0]",
    "a callback of sorted": "def f(a): a.n = sorted([a.n], key=lambda i: a.b.n)[0] + 1",
    "functools.reduce": "def f(a): a.l.append(functools.reduce(lambda x, y: x + 1, a.l, 0))",
    "next on a shared iterator": "def shared():\n    a = A(); a.it = iter([1, 2]); return a\n"
    "def f(a):\n    if operator.length_hint(a.it) == 2: next(a.it); a.n += 0",
    "a generator of its own": "def count(a):\n    while True:\n        a.n += 1\n        yield a.n\n"
    "def shared():\n    a = A(); a.g = count(a); return a\ndef f(a): next(a.g)",
    "a property": "class P(A):\n    @property\n    def p(self): return self.n\n    @p.setter\n    def p(self, n): self.n = n\n"
    "shared = P\ndef f(a): a.p += 1",
    "slots": "class S:\n    __slots__ = ('n',)\n    def __init__(self): self.n = 0\nshared = S\ndef f(a): a.n += 1",
    "a dataclass with slots": "@dataclasses.dataclass\nclass S:\n    __slots__ = ('n', 'lock')\n    n: int\n    lock: object\n"
    "def shared(): return S(0, threading.Lock())\ndef f(a): a.n += 1",
    "a dataclass made in a thread": "@dataclasses.dataclass\nclass P:\n    x: int\n    y: object\n"
    "def f(a): a.b = P(getattr(a.b, 'x', 0) + 1, a.l)",
    "a subscript below": "def shared():\n    a = A(); a.d[1] = [[0]]; return a\ndef f(a): a.d[1][0][0] += 1",
    "an alias": "def f(a):\n    put = a.l.append\n    put(len(a.l))",
    "by keyword": "def sit(self, place): self.l.append(place + len(self.l))\nA.sit = sit\ndef f(a): a.sit(place=7)",
    "a lambda": "add = lambda a: setattr(a, 'n', a.n + 1)\ndef f(a): add(a)",
    "under if": "if True:\n    def f(a): a.n += 1",
    "in a loop": "for _ in range(1):\n    def f(a): a.n += 1",
    "in try": "try:\n    def f(a): a.n += 1\nfinally:\n    pass",
    "in a class in a function": "def make():\n    class C:\n        def add(self, a): a.n += 1\n    return C()\nC = make()\ndef f(a): C.add(a)",
    "a closure": "def make():\n    n = 0\n    def f(a):\n        nonlocal n\n        n += 1\n        a.l.append(n)\n    return f\nf = make()",
    "a function attribute": "def f(a): f.n = getattr(f, 'n', 0) + 1",
    "a default argument": "def f(a, kept=[0]): kept[0] += 1",
    "a closure that the object holds": "class C:\n    def __init__(self):\n        n = 0\n        def add():\n"
    "            nonlocal n\n            n += 1\n        self.add = add\nshared = C\ndef f(a): a.add()",
    "a default that has to be named": "def f(a, *, kept=[0]): kept[0] += 1",
    "a decorator": "def twice(g):\n    @functools.wraps(g)\n    def inner(a):\n        g(a)\n        g(a)\n    return inner\n@twice\ndef f(a): a.n += 1",
    "lru_cache": "@functools.lru_cache(None)\ndef number(n):\n    COUNT[0] += 1\n    return n\nCOUNT = [0]\ndef f(a): number(1)",
    "__getattr__ and __setattr__": "class G(A):\n    def __getattr__(self, name): return self.d[1]\n"
    "    def __setattr__(self, name, v): vars(self)[name] = v\nshared = G\ndef f(a): a.d[1] = a.other + 1",
    "__call__": "class C(B):\n    def __call__(self): self.n += 1\nC0 = C()\ndef f(a): C0()",
    "__iadd__": "class C(B):\n    def __iadd__(self, o):\n        self.n += o\n        return self\ndef shared():\n    a = A(); a.b = C(); return a\ndef f(a): a.b += 1",
    "__eq__ and __len__": "class C(B):\n    def __len__(self): return self.n\n    def __eq__(self, o): self.n += 1; return True\n"
    "def shared():\n    a = A(); a.b = C(); return a\ndef f(a): a.b == len(a.b)",
    "a context manager": "class C(B):\n    def __enter__(self): self.n += 1\n    def __exit__(self, *_): pass\nK = C()\ndef f(a):\n    with K: pass",
    "contextmanager": "@contextlib.contextmanager\ndef more(a):\n    a.n += 1\n    yield\ndef f(a):\n    with more(a): pass",
    "+= of a list under another name": "def f(a):\n    l = a.l\n    l += [len(a.l)]",
    "an instance that extends a list": "class L(list): pass\ndef shared():\n    a = A(); a.l = L(); return a\ndef f(a): a.l.append(len(a.l))",
    "a deque": "def shared():\n    a = A(); a.l = collections.deque(); return a\ndef f(a): a.l.append(len(a.l))",
    "a defaultdict": "def shared():\n    a = A(); a.d = collections.defaultdict(int); return a\ndef f(a): a.d[5] += 1",
    "a Counter": "def shared():\n    a = A(); a.d = collections.Counter(); return a\ndef f(a): a.d[5] += 1",
    "the walrus": "count = 0\ndef f(a):\n    global count\n    (count := count + 1)",
    "del": "def f(a):\n    if 1 in a.d: a.n += 1; a.d.pop(1, None)",
    "hasattr and delattr": "def f(a):\n    if hasattr(a, 'n'): a.l.append(1); vars(a).pop('n', None)",
    "locked": "def f(a):\n    if not a.lock.locked():\n        with a.lock: a.n += 1",
    "a try": "def f(a):\n    if a.lock.acquire(False): a.n += 1; a.lock.release()",
    "async": "class S:\n    async def __aenter__(self): self.a.n += 1\n    async def __aexit__(self, *_): pass\n"
    "async def go(a):\n    s = S(); s.a = a\n    async with s: pass\ndef f(a):\n    try: go(a).send(None)\n    except StopIteration: pass",
    "async for": "async def numbers(a):\n    a.n += 1\n    yield a.n\nasync def go(a):\n    async for x in numbers(a): pass\n"
    "def f(a):\n    try: go(a).send(None)\n    except StopIteration: pass",
}


@pytest.mark.parametrize("name", LOST)
def test_a_lost_update_is_found_wherever_it_is(name, together):
    found = together[f"lost: {name}"]
    assert found.get("wrong") and found["schedules"] > 1 and not found["sampled"], found


# None of these is wrong, whatever the schedule.
RIGHT = {
    "a lock of the module": "LOCK = threading.Lock()\ndef f(a):\n    with LOCK: a.n += 1",
    "a lock of the module and one of the object": "lock = threading.Lock()\ndef f(a):\n    with lock, a.lock: a.n += 1",
    "a lock of the class": "class C(A):\n    lock2 = threading.RLock()\nshared = C\ndef f(a):\n    with a.lock2: a.n += 1",
    "a lock in a closure": "def make():\n    lock = threading.Lock()\n    def f(a):\n        with lock: a.n += 1\n    return f\nf = make()",
    "a lock as a default": "def f(a, lock=threading.Lock()):\n    with lock: a.n += 1",
    "a lock by acquire": "def f(a):\n    a.lock.acquire()\n    try: a.n += 1\n    finally: a.lock.release()",
    "a semaphore": "S = threading.Semaphore(1)\ndef f(a):\n    with S: a.n += 1",
    "a condition": "C = threading.Condition()\ndef f(a):\n    with C: a.n += 1; C.notify_all()",
    "a thread-local": "LOCAL = threading.local()\ndef f(a):\n    LOCAL.n = getattr(LOCAL, 'n', 0) + 1\n    a.l.append(LOCAL.n)",
    "a thread-local of the object": "def shared():\n    a = A(); a.local = threading.local(); return a\n"
    "def f(a):\n    a.local.n = 1\n    a.l.append(a.local.n)",
    "by keyword": "def sit(self, place): self.l.append(place)\nA.sit = sit\ndef f(a): a.sit(place=7)",
    "one call in C": "def f(a): a.l.append(1)",
    "next on itertools.count": "IDS = itertools.count()\ndef f(a): next(IDS)",
    "what nobody shares": "def f(a):\n    l = [3, 1]\n    for x in l: l[0] = x\n    a.l.append(len(sorted(l)))",
    "what ExitStack is given": "def g(a): a.l.append(1)\ndef f(a):\n    with contextlib.ExitStack() as s:\n"
    "        s.enter_context(a.lock); s.callback(g, a); s.callback(print, 'paid')",
    "what wait_for is given": "C = threading.Condition()\ndef f(a):\n    with C:\n        C.wait_for(lambda: a.n == 0); a.l.append(1)",
    "a barrier without an action": "def f(a):\n    threading.Barrier(1).wait()\n    a.l.append(1)",
    "a queue": "Q = queue.SimpleQueue()\ndef f(a):\n    Q.put(1)\n    a.l.append(Q.get())",
}


@pytest.mark.parametrize("name", RIGHT)
def test_none_is_wrong(name, together):
    found = together[f"right: {name}"]
    assert found.get("wrong") == 0 and found["schedules"] > 1 and not found["sampled"], found


def test_order_does_not_matter_where_values_are_equal(write):
    source = "def f(a): a.d[5] = 1; a.d[6] = 1\ndef g(a): a.d[7] = 1\n"
    report = explored(write, source + BOTH)
    assert (report.schedules, report.wrong, len(report.outcomes)) == (15, 0, 1)
    source = "def f(a): a.s = {8, 0}\ndef g(a): a.s = {0, 8}\n"
    assert len(explored(write, source + BOTH).outcomes) == 1
    report = explored(write, "def f(a): a.b.me = a.b; a.n = 1\ndef g(a): a.b.me = a.b; a.n = True\n" + BOTH)
    assert len(report.outcomes) == 1 and "me ..." in report.outcomes[0].text


@pytest.mark.parametrize(
    "read", ["\n    for k in a.d: a.n += k", "a.n = max(k for k in a.d)", "a.n = [k for k, v in a.d.items()][-1]"]
)
def test_a_dictionary_that_changes_while_it_is_gone_through(read, write):
    report = explored(write, f"def f(a): {read}\ndef g(a): a.d[2] = 2\n" + BOTH)
    raised = [outcome for outcome in report.outcomes if "dictionary changed size during iteration" in outcome.text]
    assert raised and raised[0].wrong


def test_two_threads_in_one_generator(write):
    source = LOST["a generator of its own"]
    report = explored(write, source + TWICE)
    assert any("generator already executing" in outcome.text and outcome.wrong for outcome in report.outcomes)


def test_modules_beside_the_file_are_explored_and_begin_anew(write):
    write("import threading\nlock = threading.Lock()\nn = 0\nclass K:\n    total = 0\n", "beside.py")
    write("import beside\ndef add():\n    beside.n += 1\n", "further.py")
    for source, wrong in (
        ("import beside\ndef f(a): beside.n += 1", True),
        ("import beside\ndef f(a): beside.K.total += 1", True),
        ("from beside import K\ndef f(a): K.total += 1", True),
        ("import further\ndef f(a): further.add()", True),
        ("def f(a):\n    import further\n    further.add()", True),
        ("import beside\ndef f(a):\n    with beside.lock: beside.n += 1", False),
    ):
        report = explored(write, source + TWICE)
        assert bool(report.wrong) == wrong and report.schedules > 1, (source, report)
    assert "in further.py" in str(explored(write, "import further\ndef f(a): further.add()" + TWICE))


REFUSED = {
    "a function of another module": ("def f(a): a.l.append(json.dumps(a.d))", r"13: .*dumps of json, which can reach"),
    "copy": ("def f(a): a.l = copy.copy(a.l)", r"13: .*copy of copy"),
    "cached_property": (
        "class C(A):\n    @functools.cached_property\n    def p(self): return self.n\nshared = C\ndef f(a): a.n = a.p + 1",
        r"17: .*cached_property.__get__ of functools",
    ),
    "the == of a dataclass": (
        "@dataclasses.dataclass\nclass P:\n    x: int\nK = P(1)\ndef f(a): a.n = K == P(2)",
        r"17: .*__eq__",
    ),
    "exec": ("def f(a): exec('a.n += 1')", r"13: .*came exec"),
    "eval": ("def f(a): a.n = eval('a.n') + 1", r"13: .*came eval"),
    "globals": ("n = 0\ndef f(a): globals()['n'] += 1", r"14: .*came globals"),
    "another thread": (
        "def f(a):\n    t = threading.Thread(target=print)\n    t.start()",
        r"15: .*Thread.start",
    ),
    "another process": (
        "import multiprocessing\ndef f(a): multiprocessing.Process(target=print).start()",
        r"14: .*BaseProcess.start",
    ),
    "a callback of a library": (
        "import bisect, statistics\ndef f(a): a.n = contextlib.ExitStack; import re; re.sub('x', lambda m: a.b, 'x')",
        r"14: .*sub of re",
    ),
    "ExitStack.callback": (
        "def f(a):\n    with contextlib.ExitStack() as s:\n        s.callback(list.clear, a.l)",
        r"15: .*came list.clear, given to contextlib, which makes no step of it",
    ),
    "ExitStack.callback of a method": (
        "def f(a):\n    with contextlib.ExitStack() as s:\n        s.callback(a.l.append, 1)",
        r"15: .*came list.append, given to ",
    ),
    "ExitStack.callback of a partial": (
        "def f(a):\n    with contextlib.ExitStack() as s:\n        s.callback(functools.partial(len, a.l))",
        r"15: .*came partial, given to ",
    ),
    "ExitStack.callback of a class that extends partial": (
        "class P(functools.partial): pass\ndef f(a):\n    with contextlib.ExitStack() as s:\n"
        "        s.callback(P(list.clear, a.l))",
        r"16: .*came P, given to contextlib",
    ),
    "enter_context of a class that extends StringIO": (
        "import io\nclass T(io.StringIO): pass\ndef f(a): contextlib.ExitStack().enter_context(T())",
        r"15: .*came T, given to contextlib",
    ),
    "ExitStack.push": (
        "def f(a): contextlib.ExitStack().push(a.l.append)",
        r"13: .*came list.append, given to ",
    ),
    "Thread.run": (
        "def f(a): threading.Thread(target=a.l.append, args=(len(a.l),)).run()",
        r"13: .*came list.append, given to threading",
    ),
    "Timer.run": (
        "def f(a): threading.Timer(0, a.l.clear).run()",
        r"13: .*came list.clear, given to threading",
    ),
    "closing": (
        "def f(a):\n    with contextlib.closing(x for x in a.l): a.n += 1",
        r"14: .*came .*genexpr.*, given to ",
    ),
    "wait_for": (
        "def f(a):\n    c = threading.Condition()\n    with c: c.wait_for(a.l.__len__, timeout=1)",
        r"15: .*came list.__len__, given to ",
    ),
    "the action of a barrier": (
        "def f(a): threading.Barrier(1, a.l.clear).wait()",
        r"13: .*came list.clear, given to ",
    ),
    "partialmethod": (
        "class C(A): p = 0\nshared = C\ndef f(a):\n    a.n = functools.partialmethod(list.append, 1)",
        r"16: .*came list.append, given to ",
    ),
    "singledispatch": (
        "@functools.singledispatch\ndef s(x): pass\ndef f(a): s.register(list, list.clear)",
        r"15: .*came list.clear, given to ",
    ),
    "match": ("def f(a):\n    match a.l:\n        case [x]: a.n += 1", r"14: .*match on list"),
    "match on a class": ("def f(a):\n    match a:\n        case A(n=0): a.n += 1", r"14: .*match on A"),
    "match on what is written": (
        "def f(a):\n    match 1:\n        case B.n: a.n += 1\n    B.n += 1",
        r"14: .*match with \.n in a pattern",
    ),
    "match that binds what is shared": (
        "x = 0\ndef f(a):\n    global x\n    match a.n:\n        case x: a.n = x",
        r"17: wanted names of this function in a pattern of `match`, came x",
    ),
    "match on a class that changes": (
        "K = A\ndef f(a):\n    global K\n    K = B\n    match a:\n        case K(): a.n += 1",
        r"18: wanted names of this function in a pattern of `match`, came K",
    ),
    "a chain of comparisons": ("def f(a): a.n = [0] < a.l < [2]", r"13: .*list, which would be read"),
    "no step": ("def f(a): pass", r"13: wanted f1 to read or write something shared, came no step"),
    "always an exception": (
        "def f(): pass",
        r"13: wanted f1 to end without an exception in a schedule, came TypeError",
    ),
    "outcome": (
        "def f(a): a.n += 1\ndef outcome(a):\n    return 1 / 0",
        r"15: wanted outcome to return a result, came ZeroDiv",
    ),
    "shared": (
        "def f(a): a.n += 1\ndef shared():\n    raise ValueError('closed')",
        r"15: wanted shared to make what is shared, came ValueError: closed",
    ),
    "holds": (
        "def f(a): a.n += 1\ndef holds(a):\n    assert a.n == 5",
        r"15: wanted holds to return True or False, came AssertionError",
    ),
    "holds without a result": (
        "def f(a): a.n += 1\ndef holds(a): a.n == 2",
        r"14: wanted holds to return True or False, came None",
    ),
    "repr in outcome": (
        "class R:\n    def __repr__(self): return self.none\ndef f(a): a.n += 1\ndef outcome(a):\n    return repr(R())",
        r"14: wanted outcome .*AttributeError",
    ),
    "loading": ("x = 1 / 0\ndef f(a): a.n += 1", r"13: wanted a file that loads, came ZeroDivisionError.* \(line 13\)"),
    "a lock that is held": (
        "L = threading.Lock()\nL.acquire()\ndef shared():\n    L.acquire()\ndef f(a): pass",
        r"16: wanted a lock that is free outside",
    ),
    "a class of the library": ("def f(a): threading.Thread.n = a.n", r"13: wanted an object that is made anew"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_steps_is_refused_with_its_line(name, together):
    found = together[f"refused: {name}"].get("error", "")
    assert re.match("shop.py:" + REFUSED[name][1], found) and "\n" not in found, together[f"refused: {name}"]


@pytest.mark.parametrize("python", [name for name in OTHERS if shutil.which(name)])
def test_every_python_says_the_same(python, together):
    assert explored_together(shutil.which(python)) == together


def test_a_function_that_STEPS_names_is_one_step(write):
    report = explored(write, "STEPS = (json.dumps,)\ndef f(a): json.dumps(a.d)" + TWICE)
    assert (report.schedules, report.wrong) == (6, 0) and "one step each, as STEPS says: dumps" in str(report)


WRITER_AND_READER = """
def f(a):
    with a.lock: a.n += 1
    with a.lock: a.n += 1
def g(a):
    with a.lock: a.seen = a.n
"""


def test_holds_says_what_is_right(write):
    assert explored(write, WRITER_AND_READER + BOTH).wrong
    report = explored(write, WRITER_AND_READER + "def holds(a): return a.n == 2 and a.seen in (0, 1, 2)\n" + BOTH)
    assert not report.wrong and "an end for which holds is false" in str(report)
    report = explored(write, WRITER_AND_READER + "def holds(a): return a.seen < 2\n" + BOTH)
    assert report.wrong and report.rule == "holds"


@pytest.mark.parametrize(
    "ask", ["a.lock.locked()", "not a.lock.acquire(timeout=0)", "not getattr(a.lock, 'acquire')(0)"]
)
def test_a_lock_that_is_asked_can_be_seen_between_a_step_and_its_release(ask, write):
    source = f"""
def f(a):
    with a.lock: a.n = 1
def g(a):
    n = a.n
    a.seen = n, {ask}
def holds(a): return a.seen != (1, True)
"""
    report = explored(write, source + BOTH)
    assert report.wrong and report.rule == "holds"


@pytest.mark.parametrize(
    "body",
    [
        "while True:\n        try: a.q.get()\n        except: pass",
        "while True:\n        try: a.q.get()\n        except BaseException: a.n = 1",
        "while True:\n        try: a.q.get()\n        finally: continue",
        "while True:\n        with contextlib.suppress(BaseException): a.q.get()",
    ],
)
@pytest.mark.parametrize("kind", ["Queue", "SimpleQueue"])
def test_a_deadlock_is_one_whatever_stands_around_it(body, kind, write):
    source = (
        f"def shared():\n    a = A(); a.q = queue.{kind}(); return a\ndef f(a):\n    {body}\ndef g(a): a.q.put(1)\n"
    )
    report = explored(write, source + BOTH)
    assert [outcome.text[:8] for outcome in report.outcomes] == ["deadlock"]
    assert report.wrong == report.schedules


def test_a_lock_of_the_module_and_one_of_the_object_have_two_names(write):
    source = "lock = threading.Lock()\ndef f(a):\n    with lock, a.lock: a.n += 1\ndef g(a):\n    with a.lock, lock: a.n += 1\n"
    text = str(explored(write, source + BOTH))
    assert "f waits in line 15 for lock, which g holds; g waits in line 17 for the global lock, which f holds" in text


def test_an_exception_is_wrong_even_if_an_order_of_whole_calls_raises_it(write):
    report = explored(write, "def f(a): a.l.append(1)\ndef g(a): a.l.pop()\n" + BOTH)
    assert {outcome.text: outcome.wrong for outcome in report.outcomes} == {
        "n 0, l [], d {1: 1}, b B(), three [1, 2, 3], log []": False,
        "g raised IndexError: pop from empty list (line 14)": True,
    }


def test_past_the_bound_every_order_of_whole_calls_judges(write):
    source = "def f(a): a.l.append('f')\ndef g(a): a.l.append('g')\ndef h(a): a.l.append('h')\nTHREADS = (f, g, h)\n"
    report = explored(write, source, bound=1)
    assert report.sampled and not report.wrong and len(report.outcomes) == 6
    assert counts(report)
