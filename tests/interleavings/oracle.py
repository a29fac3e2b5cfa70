"""Random small programs, explored and, without any code of the explorer, stepped by brute force: the verdicts must agree.

Each kind of statement is written twice: as a file has it, and as a generator whose `yield` is a pause before a step
(`yield lock`: a pause that needs the lock). The model knows nothing else of the explorer.

    python tests/interleavings/oracle.py --count 20000 --seed 1
"""

import argparse
import collections
import itertools
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HEAD = """
import threading

class Slot:
    __slots__ = ("n",)
    def __init__(self): self.n = 0

class B:
    total = 0
    def __init__(self): self.n = 0

def numbers(a):
    while True:
        a.m += 1
        yield a.m

class A:
    def __init__(self):
        self.n = 0; self.m = 0; self.l = [2, 1]; self.d = {1: 1}; self.b = B(); self.s = Slot()
        self.lock = threading.Lock(); self.it = iter([5, 6, 7]); self.g = numbers(self)
    @property
    def p(self): return self.n
    @p.setter
    def p(self, n): self.n = n
    def sit(self, place): self.l.append(place)

count = 0
shared = A
"""
TAIL = """
def outcome(a):
    return [a.n, a.m, a.l, a.d, a.b.n, a.s.n, a.b.total, count, sum(1 for _ in a.it)]
"""


class Lock:
    holder = None


class State:
    """What the model's threads share."""

    def __init__(self):
        self.n = self.m = self.b_n = self.s_n = self.total = self.count = 0
        self.l, self.d, self.it, self.busy, self.lock = [2, 1], {1: 1}, iter([5, 6, 7]), False, Lock()

    def outcome(self):
        d = tuple(sorted(self.d.items()))
        return (self.n, self.m, tuple(self.l), d, self.b_n, self.s_n, self.total, self.count, len(list(self.it)))


KINDS: dict[str, tuple[str, str]] = {  # the statement; what the model does
    "attribute": ("a.n += K", "yield\nx = S.n\nyield\nS.n = x + K"),
    "copy": ("a.m = a.n", "yield\nx = S.n\nyield\nS.m = x"),
    "nested": ("a.b.n += K", "yield\nyield\nx = S.b_n\nyield\nS.b_n = x + K"),
    "slot": ("a.s.n += K", "yield\nyield\nx = S.s_n\nyield\nS.s_n = x + K"),
    "class": ("B.total += K", "yield\nx = S.total\nyield\nS.total = x + K"),
    "global": ("global count; count += K", "yield\nx = S.count\nyield\nS.count = x + K"),
    "getattr": ("setattr(a, 'n', getattr(a, 'm') + K)", "yield\nx = S.m\nyield\nS.n = x + K"),
    "vars": ("vars(a)['n'] = K", "yield\nyield\nS.n = K"),
    "append": ("a.l.append(K)", "yield\no = S.l\nyield\no.append(K)"),
    "alias": ("put = a.l.append; put(K)", "yield\no = S.l\nyield\nyield\no.append(K)"),
    "keyword": ("a.sit(place=K)", "yield\no = S.l\nyield\no.append(K)"),
    "len": ("a.n = len(a.l)", "yield\no = S.l\nyield\nx = len(o)\nyield\nS.n = x"),
    "in": (
        "if K in a.l: a.m += 1",
        "yield\no = S.l\nyield\nif K in o:\n    yield\n    x = S.m\n    yield\n    S.m = x + 1",
    ),
    "test": (
        "if not a.l: a.n += 1",
        "yield\no = S.l\nyield\nif not o:\n    yield\n    x = S.n\n    yield\n    S.n = x + 1",
    ),
    "clear": ("a.l.clear()", "yield\no = S.l\nyield\no.clear()"),
    "pop": ("a.l.pop()", "yield\no = S.l\nyield\no.pop()"),
    "replace": ("a.l = a.l + [K]", "yield\no = S.l\nyield\nx = o + [K]\nyield\nS.l = x"),
    "extend": ("a.l += [K]", "yield\no = S.l\nyield\no += [K]\nyield\nS.l = o"),
    "item": ("a.d[1] += K", "yield\no = S.d\nyield\nx = o[1]\nyield\no[1] = x + K"),
    "new item": ("a.d[K] = a.n", "yield\nx = S.n\nyield\no = S.d\nyield\no[K] = x"),
    "get": ("a.n = a.d.get(K, 0)", "yield\no = S.d\nyield\nx = o.get(K, 0)\nyield\nS.n = x"),
    "for": (
        "for x in a.l: a.n += x",
        "yield\no = iter(S.l)\nwhile True:\n    yield\n    y = next(o, None)\n    if y is None: break\n"
        "    yield\n    x = S.n\n    yield\n    S.n = x + y",
    ),
    "keys": (
        "for x in a.d: a.m = x",
        "yield\no = S.d\nyield\no = iter(o)\nwhile True:\n    yield\n    y = next(o, None)\n    if y is None: break\n"
        "    yield\n    S.m = y",
    ),
    "comprehension": (
        "a.m = sum([x for x in a.l])",
        "yield\no = iter(S.l)\nt = 0\nwhile True:\n    yield\n    y = next(o, None)\n    if y is None: break\n    t += y\n"
        "yield\nS.m = t",
    ),
    "iterator": ("a.n = next(a.it, 0)", "yield\nyield\nx = next(S.it, 0)\nyield\nS.n = x"),
    "generator": (
        "a.n = next(a.g)",
        "yield\nyield\nif S.busy: raise ValueError\nS.busy = True\nyield\nx = S.m\nyield\nS.m = x + 1\nyield\nx = S.m\n"
        "yield\nS.busy = False\nyield\nS.n = x",
    ),
    "property": ("a.p += K", "yield\nyield\nx = S.n\nyield\nyield\nS.n = x + K"),
    "lambda": ("(lambda: setattr(a, 'm', K))()", "yield\nS.m = K"),
    "unpack": ("x, *y = a.l; a.n = x", "yield\no = S.l\nyield\nx, *_ = o\nyield\nS.n = x"),
    "star": ("a.n = max(0, *a.l)", "yield\no = S.l\nyield\nx = max(0, *o)\nyield\nS.n = x"),
    "format": (
        "a.n = int(f'{len(a.d)}') if f'{a.l}' else 0",
        "yield\no = S.l\nyield\nyield\no = S.d\nyield\nx = len(o)\nyield\nS.n = x",
    ),
    "equal": ("a.m = int(a.l == [K])", "yield\no = S.l\nyield\nx = int(o == [K])\nyield\nS.m = x"),
    "callback": (
        "sorted(a.l, key=lambda x: a.n)",
        "yield\no = S.l\nyield\nfor _ in list(o):\n    yield\n    x = S.n\n    yield",
    ),
    "map": (
        "list(map(lambda x: setattr(a, 'm', x), a.l))",
        "yield\no = S.l\nyield\no = iter(o)\nyield\nwhile True:\n    y = next(o, None)\n    if y is None: break\n"
        "    yield\n    S.m = y\n    yield",
    ),
    "acquire": (
        "a.lock.acquire()\nREST\na.lock.release()",
        "yield\nyield S.lock\nS.lock.holder = 1\nREST\nyield\nS.lock.holder = None",
    ),
    "with": (
        "with a.lock:\n    REST",
        "yield\nyield S.lock\nS.lock.holder = 1\ntry:\n    REST\nfinally:\n    S.lock.holder = None",
    ),
}
KINDS |= {f"insert {k}": (f"a.d[{k}] = K", f"yield\no = S.d\nyield\no[{k}] = K") for k in (5, 6, 7)}
WRAPS = ("acquire", "with")


def indent(text, by):
    return text.replace("\n", "\n" + " " * by)


class Program:
    """A random program: its source, and a function for each thread that makes the model's generator of it."""

    def __init__(self, number):
        chance = random.Random(number)
        self.number = number
        self.names = ["f", "g", "h"][: chance.choice([2, 2, 2, 2, 3])]
        most = 2 if len(self.names) == 3 else chance.choice([4, 5, 6])
        sources, self.models = [], []
        for name in self.names:
            while True:
                lines, model = [], []
                for _ in range(chance.randint(1, 4)):
                    source, does = self._statement(chance)
                    lines.append(source)
                    model.append(does)
                if "\n".join(model).count("yield") <= most:
                    break
            heading = [line for line in lines if line.startswith("global")]
            body = "\n".join(line.removeprefix("global count; ") for line in lines)
            declared = "    global count\n" if heading or "global count" in body else ""
            body = body.replace("global count; ", "")
            sources.append(f"def {name}(a):\n{declared}    {indent(body, 4)}\n")
            namespace = {}
            exec(f"def model(S):\n    {indent(chr(10).join(model), 4)}\n", namespace)
            self.models.append(namespace["model"])
        self.source = HEAD + "".join(sources) + TAIL + f"THREADS = ({', '.join(self.names)})\n"

    def _statement(self, chance):
        kind = chance.choice(WRAPS if chance.random() < 0.2 else sorted(KINDS))
        source, does = KINDS[kind]
        if kind in WRAPS:
            inner = chance.choice(sorted(set(KINDS) - set(WRAPS)))
            rest, model = KINDS[inner]
            by = 4 if kind == "with" else 0
            source, does = source.replace("REST", indent(rest, by)), does.replace("REST", indent(model, by))
        k = str(chance.randint(1, 3))
        return re.sub(r"\bK\b", k, source), re.sub(r"\bK\b", k, does)


def brute_force(program, most):
    """Each order of the steps once: how often each outcome comes, and which of them some order of whole calls has."""
    found, serial = collections.Counter(), set()
    todo = [()]
    while todo:
        prefix = todo.pop()
        state = State()
        threads = [model(state) for model in program.models]
        waits, raised, last, is_serial, taken = {}, {}, None, True, list(prefix)

        def go(number):
            try:
                waits[number] = next(threads[number])
            except StopIteration:
                waits.pop(number, None)
            except Exception as error:
                waits.pop(number, None)
                raised[number] = type(error).__name__

        for number in range(len(threads)):
            go(number)
        for depth in itertools.count():
            able = [number for number, lock in waits.items() if lock is None or lock.holder is None]
            able.sort()
            if not able:
                break
            if depth < len(prefix):
                chosen = prefix[depth]
            else:
                chosen = able[0]
                todo += [(*taken, other) for other in able[1:]]
                taken.append(chosen)
            if last is not None and chosen != last and last in able:
                is_serial = False
            last = chosen
            go(chosen)
        if waits:
            end = "deadlock"
        elif raised:
            end = "; ".join(f"{program.names[number]} {name}" for number, name in sorted(raised.items()))
        else:
            end = state.outcome()
        found[end] += 1
        if sum(found.values()) > most:
            return None
        if is_serial and not waits and not raised:
            serial.add(end)
    return found, set(found) - serial


def explored(program, folder, most):
    """The same by the explorer, in this process; None where there are more schedules than `most`."""
    from interleavings.report import Request
    from interleavings.search import Search

    path = Path(folder) / f"program{program.number}.py"
    path.write_text(program.source, "utf-8")
    request = Request(str(path), program.names, "shared", "outcome", "access", most, 20.0, False)
    search = Search(request, lambda **_: None)
    try:
        report = search.run()
    finally:
        search.close()
        path.unlink()
    if report.sampled:
        return None
    found, wrong = collections.Counter(), set()
    for outcome in report.outcomes:
        end = outcome.text
        if end.startswith("deadlock"):
            end = "deadlock"
        elif " raised " in end:
            end = re.sub(r" raised (\w+)(:.*?)? \(line \d+\)", r" \1", end)
        else:
            values = eval(end)
            values[2], values[3] = tuple(values[2]), tuple(sorted(values[3].items()))
            end = tuple(values)
            if end in found:
                found["one result in two rows"] += 1
        found[end] += outcome.schedules
        if outcome.wrong:
            wrong.add(end)
    return found, wrong


def compare(numbers, most=600):
    """Hold both against each other for some programs; yields a line for each disagreement, then a summary."""
    same = large = refused = schedules = wrong = 0
    folder = tempfile.mkdtemp()
    for number in numbers:
        program = Program(number)
        wanted = brute_force(program, most)
        if wanted is None:
            large += 1
            continue
        try:
            came = explored(program, folder, most)
        except Exception as error:
            always = [name for name in program.names if all(f"{name} " in str(end) for end in wanted[0])]
            if "without an exception in a schedule" in str(error) and always:
                refused += 1
                continue
            yield f"{number}: {error}"
            continue
        if came == wanted:
            same += 1
            schedules += sum(wanted[0].values())
            wrong += bool(wanted[1])
        else:
            yield f"{number}: wanted {wanted}, came {came}"
    os.rmdir(folder)
    yield f"= {same} {large} {refused} {schedules} {wrong}"


def break_on_purpose(name):
    """Make the explorer wrong in one way; each has to be seen."""
    from interleavings import hooks, scheduler, search, sharing, standins, values
    from interleavings.hooks import Hooks
    from interleavings.loading import Program

    def load_once(program, load=Program.load):
        program.only = getattr(program, "only", None) or load(program)
        return program.only

    ways = {
        "no step at an attribute": lambda: setattr(Hooks, "get", lambda self, value, name, place: getattr(value, name)),
        "no step at an item": lambda: setattr(Hooks, "at", lambda self, index, place: index),
        "no step in C": lambda: setattr(sharing.Sharing, "touches", lambda *_, **__: False),
        "no step after a callback": lambda: setattr(Hooks, "left", lambda self, value: value),
        "no step at a global": lambda: setattr(Hooks, "step", lambda self, place: None),
        "a schedule left out": lambda: setattr(
            search.Choice, "is_last", property(lambda c: c.chosen + 1 == len(c.able) or c.able[0][1] % 7 == 3)
        ),
        "results by repr": lambda: setattr(values, "key", repr),
        "all in one result": lambda: setattr(values, "key", lambda value: 0),
        "every schedule serial": lambda: setattr(
            scheduler.Scheduler, "serial", property(lambda s: True, lambda s, v: None)
        ),
        "a lock that lets in": lambda: setattr(standins.Lock, "is_free", lambda lock: True),
        "a module that stays": lambda: setattr(Program, "load", load_once),
    }
    if name is None:
        return list(ways)
    hooks.HERE = (hooks.HERE, __file__)  # or what stands in here would be refused
    ways[name]()


def run(count, seed, processes=2, chunk=250):
    """Compare `count` programs in child processes: the sums, and the lines that tell of a disagreement."""
    starts = iter(range(seed * 1_000_000, seed * 1_000_000 + count, chunk))
    running, sums, bad = [], [0] * 5, []

    def start():
        first = next(starts, None)
        if first is not None:
            last = min(first + chunk, seed * 1_000_000 + count)
            command = [sys.executable, __file__, "--numbers", f"{first}:{last}"]
            running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))

    for _ in range(processes):
        start()
    while running:
        process = running.pop(0)
        lines = process.communicate()[0].splitlines()
        summary = lines.pop() if lines and lines[-1].startswith("= ") else None
        if summary is None:
            lines.append(f"no summary, exit status {process.returncode}")
        else:
            sums = [a + int(b) for a, b in zip(sums, summary.split()[1:])]
        bad += lines
        start()
    return sums, bad


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--numbers", help="FIRST:LAST, in this process")
    parser.add_argument("--break", dest="broken", help="break the explorer in this way, and stop when that is seen")
    parser.add_argument("--show", type=int, help="print a program")
    options = parser.parse_args()
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    if options.show is not None:
        print(Program(options.show).source)
    elif options.numbers:
        out, sys.stdout = sys.stdout, open(os.devnull, "w")
        first, last = map(int, options.numbers.split(":"))
        if options.broken:
            break_on_purpose(options.broken)
        for line in compare(range(first, last)):
            print(line, file=out, flush=True)
            if options.broken and not line.startswith("= "):
                break
        out.flush()
        os._exit(0)
    else:
        (same, large, refused, schedules, wrong), bad = run(options.count, options.seed)
        print(*bad, sep="\n")
        print(
            f"{same} programs agree in {schedules:,} schedules, {wrong} of them have wrong ones; {len(bad)} disagree; "
        )
        print(f"{large} have too many schedules, {refused} always raise")
        sys.exit(bool(bad))


if __name__ == "__main__":
    main()
