"""The search, in a child process: stateless, depth first.

Each run replays a prefix of choices and then goes on; the next prefix differs in the last choice that can be made
in another way. (Godefroid, Model Checking for Programming Languages using VeriSoft, POPL 1997.)
"""

from __future__ import annotations

import _thread
import ast
import itertools
import json
import os
import random
import sys
import time
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from interleavings.graph import StateTree
from interleavings.hooks import Hooks
from interleavings.instrument import Place, instrument
from interleavings.report import ExplorationError, Outcome, Report, Request, Step, unreadable
from interleavings.scheduler import Scheduler, Transition, Worker, describe
from interleavings.standins import Lock, attributes, locks, put_in_place

SAMPLES = 5_000  # schedules drawn at random where there are more than the bound
MOST_SERIAL = 100  # serial schedules that are run before
PROGRESS = 0.5  # seconds between two messages

Chooser = Callable[[list[Worker]], int]  # the `choose` of a Scheduler
Send = Callable[..., None]  # takes a message by keywords: `schedules` and `share` (progress), `report`, or `error`


def main() -> None:
    """Read a Request as JSON from stdin; write progress, then a report or an error, to stdout, a line of JSON each."""
    request = Request(**json.load(sys.stdin))
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = open(os.devnull, "w")  # the functions may print, and nobody wants to read it thousands of times

    def send(**message: object) -> None:
        out.write(json.dumps(message, default=vars) + "\n")
        out.flush()

    try:
        send(report=Search(request, send).run())
    except ExplorationError as error:
        send(error=str(error))
    os._exit(0)  # the threads wait for their next schedule


@dataclass
class Choice:
    """A choice of a schedule: number and place of each worker that could go on, and the index of the chosen one."""

    able: list[tuple[int, int]]
    chosen: int = 0

    @property
    def is_last(self) -> bool:
        """Whether every other way was tried before."""
        return self.chosen + 1 == len(self.able)


@dataclass
class Found:
    """What is known of an outcome: how many schedules end with it, and the one with the fewest switches."""

    example: list[Transition]
    switches: int
    schedules: int = 0
    serial: bool = False  # whether a serial schedule ends with it


@dataclass(frozen=True)
class Target:
    """What is explored: the functions of the loaded file."""

    functions: list[Callable[[Any], object]]
    make_shared: Callable[[], Any]
    summarize: Callable[[Any], object]


class Search:
    """One exploration: runs every schedule, and counts what comes out."""

    def __init__(self, request: Request, send: Send):
        """Load the file of `request`. Raises ExplorationError where it cannot be loaded."""
        self.request, self.send, self.file = request, send, request.file
        module, self.places = _instrument(request)
        self.threads = _thread_names(request.functions)
        self.scheduler = Scheduler(self.file, self.places, request.granularity, self.threads)
        self.tree = StateTree(self.scheduler) if request.states else None
        self.clock, self.sleep = time.perf_counter, time.sleep  # the real ones
        put_in_place(self.scheduler)
        self.target = _load(request, module, Hooks(self.scheduler))
        self.found: dict[str, Found] = {}
        self.first: tuple[list[Transition], str] | None = None  # the first schedule, and its outcome
        self.steps = [0] * len(self.threads)
        self.schedules, self.began = 0, self.clock()
        _thread.start_new_thread(self._watch, ())

    def run(self) -> Report:
        """Search. Raises ExplorationError where the functions cannot be explored."""
        sampled = self._run_all()
        self._check_first()
        rows = sorted(self.found.items(), key=lambda row: (-row[1].schedules, row[0]))
        outcomes = [
            Outcome(text, found.schedules, not found.serial, [self._step(*transition) for transition in found.example])
            for text, found in rows
        ]
        states = self.tree.graph(self.threads, outcomes) if self.tree else None
        granularity = self.request.granularity
        return Report(self.threads, granularity, self.steps, self.schedules, sampled, outcomes, states)

    def _step(self, worker: int, place: int, note: str) -> Step:
        return Step(self.threads[worker], self.places[place].line, note or self.places[place].text)

    def _run_all(self) -> bool:
        """Run every schedule up to the bound, and some past it; returns whether there are such."""
        sent = self.clock()
        for share in self._search():
            if self.clock() - sent > PROGRESS:
                sent = self.clock()
                self.send(schedules=self.schedules, share=share)
            if self.schedules >= self.request.bound:
                if self.tree:
                    wanted = f"wanted at most {self.request.bound:,} schedules for their states, came more"
                    raise ExplorationError(f"{self.file}:1: {wanted}")
                self._sample()
                return True
        return False

    def _check_first(self) -> None:
        """Raise ExplorationError where the first schedule, run once more, is another: then no count would mean much."""
        self._execute(lambda able: 0)
        if self.first != (self.scheduler.history, self._outcome()):
            raise ExplorationError(
                f"{self.file}:1: wanted the first schedule to end the same way again, came another end: "
                "a function depends on something that the shared object does not hold"
            )

    def _search(self) -> Iterator[float]:
        """Run every schedule; yields the share of the tree that is done."""
        prefix: list[Choice] = []
        while True:
            self._run_schedule(self._replay(prefix))
            while prefix and prefix[-1].is_last:
                prefix.pop()
            if not prefix:
                return
            prefix[-1].chosen += 1
            sizes = itertools.accumulate((len(choice.able) for choice in prefix), lambda x, y: x * y)
            yield sum(choice.chosen / size for choice, size in zip(prefix, sizes))

    def _replay(self, prefix: list[Choice]) -> Chooser:
        """Choose as `prefix` says, then keep to the worker that has the turn; adds the choices made to `prefix`."""
        depths = itertools.count()

        def choose(workers: list[Worker]) -> int:
            depth = next(depths)
            able = [(worker.number, worker.place) for worker in workers]
            if depth == len(prefix):
                prefix.append(Choice(able))
            elif prefix[depth].able != able:
                line = self.places[workers[0].place].line
                self.scheduler.fail(
                    f"{self.file}:{line}: wanted the same choices as in the run before, came others: "
                    "a function depends on something that the shared object does not hold"
                )
            return prefix[depth].chosen

        return choose

    def _sample(self) -> None:
        """The orders of whole calls first, so that it is known what is right; then schedules drawn at random."""
        for ranks in itertools.islice(itertools.permutations(range(len(self.threads))), MOST_SERIAL):
            self._run_schedule(self._begin_with_least(ranks))
        draw = random.Random(0).randrange
        for _ in range(SAMPLES):
            self._run_schedule(lambda able: draw(len(able)))

    def _begin_with_least(self, ranks: tuple[int, ...]) -> Chooser:
        """Begin with the worker that comes first in `ranks`, then keep to the one that has the turn."""

        def choose(able: list[Worker]) -> int:
            if self.scheduler.history:
                return 0
            return able.index(min(able, key=lambda worker: ranks.index(worker.number)))

        return choose

    def _run_schedule(self, choose: Chooser) -> None:
        """Run one schedule and count its outcome."""
        self._execute(choose, self.tree.observe if self.tree else None)
        scheduler, text = self.scheduler, self._outcome()
        self.schedules += 1
        self.steps = [max(most, worker.steps) for most, worker in zip(self.steps, scheduler.workers)]
        if self.tree:
            self.tree.here.outcome = text
        if not self.first:
            self.first = scheduler.history, text
        found = self.found.setdefault(text, Found(scheduler.history, sys.maxsize))
        found.schedules += 1
        found.serial = found.serial or (scheduler.serial and not scheduler.deadlock)
        switches = sum(one.worker != two.worker for one, two in itertools.pairwise(scheduler.history))
        if switches < found.switches:
            found.example, found.switches = scheduler.history, switches

    def _execute(self, choose: Chooser, observe: Callable[[], None] | None = None) -> None:
        """Run one schedule on a new shared object."""
        self.began = self.clock()
        Lock.count = 0
        self.scheduler.choose, self.scheduler.observe = choose, observe
        shared = self.target.make_shared()
        for name, lock in locks(shared).items():
            lock.name = name
        self.scheduler.run(self.target.functions, shared)

    def _outcome(self) -> str:
        """The outcome of the schedule that has just ended."""
        if self.scheduler.deadlock:
            return f"deadlock: {self.scheduler.deadlock}"
        raised = [f"{worker.name} raised {worker.error}" for worker in self.scheduler.workers if worker.error]
        if raised:
            return "; ".join(raised)
        return str(self.target.summarize(self.scheduler.shared)) or "done"

    def _watch(self) -> None:
        """End the process when one schedule takes too long, and say where it is."""
        limit = self.request.limit
        while self.clock() - self.began < limit:
            self.sleep(limit / 20)
        if at := self._at_work():
            worker, line = at
            self.send(error=f"{self.file}:{line}: wanted {worker} to come to a step within {limit:g} s, came none")
        else:
            self.send(error=f"{self.file}:1: wanted a schedule to end within {limit:g} s, came no end")
        os._exit(0)

    def _at_work(self) -> tuple[str, int] | None:
        """The first thread that does not wait for its turn, and the line of the file that it is in."""
        frames = sys._current_frames()
        for ident, worker in self.scheduler.by_thread.items():
            frame = frames.get(ident)
            while frame and frame.f_code.co_filename != self.file:
                frame = frame.f_back if frame.f_code is not Scheduler.step.__code__ else None
            if frame:
                return worker.name, frame.f_lineno
        return None


def _instrument(request: Request) -> tuple[ast.Module, list[Place]]:
    """Read the file and write its pauses."""
    try:
        return instrument(Path(request.file).read_text("utf-8"), request.file, request.granularity)
    except (OSError, ValueError, SyntaxError) as error:
        raise unreadable(request.file, error) from None


def _thread_names(functions: list[str]) -> list[str]:
    """A name for each thread: that of its function, with a number where a function has several threads."""
    return [
        f"{name}{functions[:index].count(name) + 1}" if functions.count(name) > 1 else name
        for index, name in enumerate(functions)
    ]


def _load(request: Request, tree: ast.Module, hooks: Hooks) -> Target:
    """Run the module and find its functions. Raises ExplorationError where it does not load or lacks one."""
    file = request.file
    module = types.ModuleType(Path(file).stem)
    module.__file__ = file
    module.__dict__.update(hooks.names())
    sys.modules[module.__name__] = module
    sys.path.insert(0, str(Path(file).resolve().parent))
    try:
        exec(compile(tree, file, "exec"), module.__dict__)
    except Exception as error:
        came = describe(error, file)
        raise ExplorationError(f"{file}:1: wanted a file that loads, came {came}") from None
    for name in filter(None, [*request.functions, request.shared, request.outcome]):
        if not callable(getattr(module, name, None)):
            raise ExplorationError(f"{file}:1: wanted a function {name}, came none")
    return Target(
        [getattr(module, name) for name in request.functions],
        getattr(module, request.shared),
        getattr(module, request.outcome) if request.outcome else _attributes,
    )


def _attributes(shared: object) -> str:
    """What an object holds; an object without attributes as it is."""
    if not hasattr(shared, "__dict__"):
        return repr(shared)
    return ", ".join(f"{name} {value}" for name, value in attributes(shared).items())
