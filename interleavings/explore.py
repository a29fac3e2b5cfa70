"""Every schedule of some functions over one shared object, each distinct outcome with its count and an example.

The schedules are run in a child process, by stateless search: each run replays a prefix of choices and then goes
on; the next prefix differs in the last choice that has another way left.
"""

from __future__ import annotations

import _thread
import inspect
import itertools
import json
import os
import queue
import random
import subprocess
import sys
import threading
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from interleavings.instrument import instrument
from interleavings.states import Tree, attributes, locks
from interleavings.turns import ExplorationError, Lock, Stage, put_stand_ins

BOUND = 100_000  # schedules; past it, SAMPLES more are drawn at random
SAMPLES = 5_000
LIMIT = 5.0  # seconds that one schedule may take


@dataclass(frozen=True)
class Outcome:
    """What some schedules end with. `wrong`: no order of whole calls, one after the other, ends so."""

    text: str
    schedules: int
    wrong: bool
    example: list[tuple[str, int, str]]  # thread, line, and what it does there, of each step


@dataclass(frozen=True)
class Report:
    """All outcomes, the most frequent first. `sampled`: there are more schedules than were run."""

    threads: list[str]
    granularity: str
    steps: list[int]
    schedules: int
    sampled: bool
    outcomes: list[Outcome] = field(default_factory=list)
    states: dict = field(default_factory=dict)  # the graph of all states, where it was asked for

    @property
    def wrong(self) -> int:
        return sum(outcome.schedules for outcome in self.outcomes if outcome.wrong)

    def __str__(self) -> str:
        counted = f"{self.schedules:,} schedules" + (" tried, not all there are" if self.sampled else "")
        threads = ", ".join(f"{name} ({steps} steps)" for name, steps in zip(self.threads, self.steps))
        lines = [f"{threads}", f"{counted} at {self.granularity} granularity, {self.wrong:,} wrong"]
        width = len(f"{self.schedules:,}")
        for outcome in self.outcomes:
            lines.append(f"{outcome.schedules:>{width},}  {outcome.text}{'  <- wrong' * outcome.wrong}")
        for outcome in self.outcomes:
            if outcome.wrong:
                lines += ["", f"one schedule that ends with {outcome.text}:", *schedule(outcome, self.threads)]
                break
        if self.sampled:
            lines += ["", "drawn at random past the bound: the counts are no frequencies"]
        return "\n".join(lines)


def schedule(outcome: Outcome, threads: list[str]) -> list[str]:
    """The example of an outcome, a line for each step, indented by its thread."""
    wide = max(map(len, threads))
    return [f"  {name:<{wide}}  line {line:>3}  {text}" for name, line, text in outcome.example]


def explore(
    *functions: Callable,
    shared: Callable,
    outcome: Callable | None = None,
    granularity: str = "access",
    bound: int = BOUND,
    limit: float = LIMIT,
    progress: Callable[[int, float], None] | None = None,
) -> Report:
    """Run `functions`, each in a thread of its own with the same object, under every schedule.

    `shared` makes the object anew for each schedule, and `outcome` turns it into what counts as a result (by
    default its attributes). All have to be top-level functions or classes of one file. `bound`: schedules before
    it samples; `limit`: seconds for one schedule; `progress` is told schedules and the share done.
    Raises ExplorationError, one line that begins with FILE:LINE, where they cannot be explored.
    """
    every = [*functions, shared, *([outcome] if outcome else [])]
    files = {_source(function) for function in every}
    if len(files) != 1:
        raise ExplorationError(f"{min(files)}:1: wanted all functions in one file, came {len(files)} files")
    names = [function.__name__ for function in every]
    return explore_file(
        files.pop(),
        names[: len(functions)],
        shared.__name__,
        outcome.__name__ if outcome else None,
        granularity=granularity,
        bound=bound,
        limit=limit,
        progress=progress,
    )


def _source(function: Callable) -> str:
    try:
        file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
    except (OSError, TypeError):
        raise ExplorationError(f"{function!r}: wanted a function whose source is in a file, came none") from None
    if function.__qualname__ != function.__name__ or not function.__name__.isidentifier():
        raise ExplorationError(f"{file}:{line}: wanted a function at the top level, came {function.__qualname__}")
    return file


def explore_file(
    file: str | Path,
    functions: list[str],
    shared: str,
    outcome: str | None = None,
    *,
    granularity: str = "access",
    bound: int = BOUND,
    limit: float = LIMIT,
    progress: Callable[[int, float], None] | None = None,
    states: bool = False,
) -> Report:
    """The same for a file and the names of its functions. `states`: with the graph of all states (see states.py)."""
    wanted = {"file": str(file), "functions": functions, "shared": shared, "outcome": outcome}
    wanted |= {"granularity": granularity, "bound": bound, "limit": limit, "states": states}
    home = str(Path(__file__).resolve().parent.parent)
    child = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {home!r}); from interleavings.explore import child; child()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    lines: queue.Queue[str | None] = queue.Queue()
    reader = threading.Thread(target=_forward, args=(child.stdout, lines), daemon=True)
    reader.start()
    try:
        child.stdin.write(json.dumps(wanted))
        child.stdin.close()
        while line := lines.get(timeout=limit + 10):
            said = json.loads(line)
            if "error" in said:
                raise ExplorationError(said["error"])
            if "report" in said:
                return _report(said["report"])
            if progress:
                progress(said["schedules"], said["share"])
        raise ExplorationError(f"{file}:1: wanted an exploration, came exit status {child.wait(10)} of its process")
    except queue.Empty:
        raise ExplorationError(f"{file}:1: wanted a schedule within {limit:g} s, came no sign of life") from None
    finally:
        child.kill()
        child.wait()
        reader.join()
        child.stdout.close()


def _forward(stream, lines: queue.Queue) -> None:
    for line in stream:
        lines.put(line)
    lines.put(None)


def _report(said: dict) -> Report:
    outcomes = [
        Outcome(text, count, wrong, [tuple(step) for step in example])
        for text, count, wrong, example in said["outcomes"]
    ]
    told = (said[key] for key in ("threads", "granularity", "steps", "schedules", "sampled"))
    return Report(*told, outcomes, said["states"])


# -- in the child process


def child() -> None:
    """Read what to explore from stdin as JSON; write progress, and the report or the error, to stdout as JSON lines."""
    wanted = json.load(sys.stdin)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = open(os.devnull, "w")  # the functions may print, and nobody wants to read it thousands of times

    def send(**said) -> None:
        out.write(json.dumps(said) + "\n")
        out.flush()

    try:
        send(report=_Search(wanted, send).report())
    except ExplorationError as error:
        send(error=str(error))
    os._exit(0)  # the threads wait for their next schedule


class _Search:
    """The depth-first search over choices; what it has found so far."""

    def __init__(self, wanted: dict, send: Callable):
        self.wanted, self.send = wanted, send
        self.file, self.names = wanted["file"], wanted["functions"]
        try:
            tree, self.places = instrument(Path(self.file).read_text("utf-8"), self.file, wanted["granularity"])
        except (OSError, ValueError, SyntaxError) as error:
            text = getattr(error, "msg", None) or getattr(error, "strerror", None) or error
            raise ExplorationError(f"{self.file}:{getattr(error, 'lineno', None) or 1}: {text}") from None
        self.stage = Stage(self.file, self.places, wanted["granularity"], len(self.names))
        self.tree = Tree(self.stage) if wanted["states"] else None
        self.clock, self.nap = time.perf_counter, time.sleep
        put_stand_ins(self.stage)
        self.module = self._load(tree)
        self.functions = [getattr(self.module, name) for name in self.names]
        self.threads = [
            f"{n}{self.names[:i].count(n) + 1}" if self.names.count(n) > 1 else n for i, n in enumerate(self.names)
        ]
        self.make = getattr(self.module, wanted["shared"])
        self.sum_up = getattr(self.module, wanted["outcome"]) if wanted["outcome"] else _attributes
        self.found: dict[str, list] = {}  # outcome: schedules, whether a serial one ends so, an example, its switches
        self.steps = [0] * len(self.names)
        self.schedules, self.begun = 0, self.clock()
        _thread.start_new_thread(self._watch, ())

    def _load(self, tree) -> types.ModuleType:
        module = types.ModuleType(Path(self.file).stem)
        module.__file__ = self.file
        module.__dict__.update(self.stage.names())
        sys.modules[module.__name__] = module
        sys.path.insert(0, str(Path(self.file).resolve().parent))
        try:
            exec(compile(tree, self.file, "exec"), module.__dict__)
        except Exception as error:
            raise ExplorationError(f"{self.file}:1: wanted a file that loads, came {self.stage.told(error)}") from None
        for name in filter(None, [*self.names, self.wanted["shared"], self.wanted["outcome"]]):
            if not callable(getattr(module, name, None)):
                raise ExplorationError(f"{self.file}:1: wanted a function {name}, came none")
        return module

    def _watch(self) -> None:
        """End the process when one schedule takes too long, and say where it is."""
        limit = self.wanted["limit"]
        while self.clock() - self.begun < limit:
            self.nap(limit / 20)
        line, frames = 1, sys._current_frames()
        for ident, actor in self.stage.actors.items():
            frame = frames.get(ident)
            while frame and frame.f_code.co_filename != self.file:
                if frame.f_code.co_name == "step":
                    frame = None  # it waits for its turn
                    break
                frame = frame.f_back
            if frame:
                line, name = frame.f_lineno, actor.name
                self.send(error=f"{self.file}:{line}: wanted {name} to come to a step within {limit:g} s, came none")
                os._exit(0)
        self.send(error=f"{self.file}:1: wanted a schedule to end within {limit:g} s, came no end")
        os._exit(0)

    def report(self) -> dict:
        """Search, and return the report as plain data."""
        told = self.clock()
        sampled = False
        for share in self._all():
            if self.clock() - told > 0.5:
                told = self.clock()
                self.send(schedules=self.schedules, share=share)
            if self.schedules >= self.wanted["bound"]:
                sampled = True
                if self.tree:
                    bound = f"{self.wanted['bound']:,}"
                    raise ExplorationError(
                        f"{self.file}:1: wanted at most {bound} schedules for their states, came more"
                    )
                self._sample()
                break
        first = list(self.first)
        self._run(lambda order: 0, count=False)
        if first != [*self.stage.history, self._outcome()]:
            raise ExplorationError(
                f"{self.file}:1: wanted the first schedule to end the same way again, came another end: "
                "a function depends on something that the shared object does not hold"
            )
        rows = sorted(self.found.items(), key=lambda row: (-row[1][0], row[0]))
        outcomes = [
            [text, count, not serial, [self._told(*step) for step in history]]
            for text, (count, serial, history, _) in rows
        ]
        return {
            "threads": self.threads,
            "granularity": self.wanted["granularity"],
            "steps": self.steps,
            "schedules": self.schedules,
            "sampled": sampled,
            "outcomes": outcomes,
            "states": self._states(rows) if self.tree else {},
        }

    def _states(self, rows: list) -> dict:
        """The graph, and what else a page needs: the outcomes, and who makes each step of a schedule that goes wrong."""
        told = [[text, count, not serial] for text, (count, serial, _, _) in rows]
        wrong = [[step[0] for step in history] for _, (_, serial, history, _) in rows if not serial]
        return {"threads": self.threads, "outcomes": told, "example": wrong[0] if wrong else []} | self.tree.graph(
            [text for text, *_ in told]
        )

    def _told(self, number: int, place: int, note: str) -> tuple[str, int, str]:
        at = self.places[place]
        return self.threads[number], at.line, note or at.text

    def _all(self) -> Iterator[float]:
        """Run every schedule; yields the share of the tree that is done."""
        prefix: list[list] = []  # at each choice: who could go on from where, and the index that is taken

        def choose(order) -> int:
            nonlocal depth
            came = [(actor.number, actor.place) for actor in order]
            if depth == len(prefix):
                prefix.append([came, 0])
            elif prefix[depth][0] != came:
                at = self.places[order[0].place]
                self.stage.fail(
                    f"{self.file}:{at.line}: wanted the same choices as in the run before, came others: "
                    "a function depends on something that the shared object does not hold"
                )
            depth += 1
            return prefix[depth - 1][1]

        while True:
            depth = 0
            self._run(choose)
            while prefix and prefix[-1][1] + 1 == len(prefix[-1][0]):
                prefix.pop()
            if not prefix:
                return
            prefix[-1][1] += 1
            sizes = itertools.accumulate((len(order) for order, _ in prefix), lambda x, y: x * y)
            yield sum(index / size for (_, index), size in zip(prefix, sizes))

    def _sample(self) -> None:
        """The orders of whole calls first, so that it is known what is right; then schedules drawn at random."""
        for ranks in itertools.islice(itertools.permutations(range(len(self.names))), 100):
            self._run(
                lambda order: (
                    0
                    if self.stage.history
                    else [a.number for a in order].index(min((a.number for a in order), key=ranks.index))
                )
            )
        draw = random.Random(0).randrange
        for _ in range(SAMPLES):
            self._run(lambda order: draw(len(order)))

    def _run(self, choose: Callable, count: bool = True) -> None:
        stage, self.begun = self.stage, self.clock()
        Lock.count = 0
        stage.choose, stage.look = choose, self.tree.look if self.tree and count else None
        shared = self.make()
        for name, lock in locks(shared).items():
            lock.name = name
        stage.run(self.functions, self.threads, shared)
        if not count:
            return
        self.schedules += 1
        self.steps = [max(old, actor.steps) for old, actor in zip(self.steps, stage.cast)]
        switches = sum(one[0] != two[0] for one, two in itertools.pairwise(stage.history))
        text = self._outcome()
        if self.tree:
            self.tree.here.outcome = text
        if self.schedules == 1:
            self.first = [*stage.history, text]
        row = self.found.setdefault(text, [0, False, stage.history, switches])
        row[0] += 1
        row[1] = row[1] or (stage.serial and not stage.deadlock)
        if switches < row[3]:
            row[2:] = stage.history, switches

    def _outcome(self) -> str:
        if self.stage.deadlock:
            return f"deadlock: {self.stage.deadlock}"
        raised = [f"{actor.name} raised {actor.error}" for actor in self.stage.cast if actor.error]
        if raised:
            return "; ".join(raised)
        return str(self.sum_up(self.stage.shared)) or "done"


def _attributes(shared: object) -> str:
    """What an object holds; an object that holds nothing as it is."""
    if not hasattr(shared, "__dict__"):
        return repr(shared)
    return ", ".join(f"{name} {value}" for name, value in attributes(shared).items())
