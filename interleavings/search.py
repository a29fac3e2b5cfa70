"""The search, in a child process: stateless, depth first.

Each run replays a prefix of choices and then goes on; the next prefix differs in the last choice that can be made
in another way. (Godefroid, Model Checking for Programming Languages using VeriSoft, POPL 1997.)
"""

from __future__ import annotations

import _thread
import functools
import gc
import itertools
import json
import os
import random
import sys
import time
import types
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from typing import Any

from interleavings import values
from interleavings.graph import StateTree
from interleavings.hooks import Hooks
from interleavings.instrument import Place
from interleavings.loading import Program, name_locks
from interleavings.report import ExplorationError, Outcome, Report, Request, Step
from interleavings.scheduler import Scheduler, Transition, Worker
from interleavings.sharing import Sharing
from interleavings.standins import Lock, put_in_place

SAMPLES = 5_000  # schedules drawn at random where there are more than the bound
MOST_SERIAL = 5_000  # serial schedules that are run before
PROGRESS = 0.5  # seconds between two messages
COLLECT = 200  # schedules between two collections of garbage, which would run the ends of generators anywhere
OUTSIDE_STATE = "a function depends on something that is not made anew, such as a file, chance, or the real time"

REAL_CLOCK, REAL_SLEEP = time.perf_counter, time.sleep  # before there are stand-ins for them

Chooser = Callable[[list[Worker]], int]  # the `choose` of a Scheduler
Send = Callable[..., None]  # takes a message by keywords: `schedules` and `share` (progress), `report`, or `error`


def main() -> None:
    """Read a Request as JSON from stdin; write progress, then a report or an error, to stdout, a line of JSON each."""
    request = Request(**json.load(sys.stdin))
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    sys.stdout = open(os.devnull, "w")  # the functions may print, and nobody wants to read it thousands of times
    os.dup2(sys.stdout.fileno(), 1)  # so may programs that they start
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=functools.partial(os._exit, 0))  # it would go on with the search

    sys.setrecursionlimit(5_000)

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

    end: End
    example: list[Transition]
    switches: int
    schedules: int = 0
    serial: bool = False  # whether a serial schedule ends with it


@dataclass(frozen=True)
class Target:
    """What is explored: the functions of the loaded file."""

    functions: list[Callable[[Any], object]]
    make_shared: Callable[[], Any]
    summarize: Callable[[Any], object] | None
    holds: Callable[[Any], object] | None


@dataclass(frozen=True)
class End:
    """What a schedule ends with: `key` to compare it by, `text` to show it, and why it is wrong by itself, or ""."""

    key: Hashable
    text: str
    reason: str = ""


class Search:
    """One exploration: runs every schedule, and counts what comes out."""

    def __init__(self, request: Request, send: Send):
        """Load the file of `request`. Raises ExplorationError where it cannot be loaded."""
        self.request, self.send, self.file = request, send, request.file
        self.places: list[Place] = []
        self.threads = _thread_names(request.functions)
        self.scheduler = Scheduler(self.file, self.places, request.granularity, self.threads)
        self.sharing = Sharing(self.scheduler)
        self.hooks = Hooks(self.scheduler, self.places, self.sharing)
        self.hooks.watch()
        self.program = Program(request, self.places, self.hooks)
        self.sharing.modules = self.program.modules
        self.tree = StateTree(self.scheduler) if request.states else None
        put_in_place(self.scheduler)
        self.target: Target
        self.state: dict[str, Hashable] | None = None  # what the modules hold when the threads begin
        self.found: dict[Hashable, Found] = {}
        self.first: tuple[list[Transition], End] | None = None  # the first schedule, and its end
        self.steps = [0] * len(self.threads)
        self.raised = [0] * len(self.threads)  # in how many schedules each of them raised
        self.schedules, self.share, self.all_serial = 0, 0.0, True
        self.began = self.sent = REAL_CLOCK()
        _thread.start_new_thread(self._watch, ())

    def run(self) -> Report:
        """Search. Raises ExplorationError where the functions cannot be explored."""
        collects = gc.isenabled()
        gc.collect()
        gc.disable()  # or the end of a generator that nobody needs any more could run in any step
        try:
            return self._run()
        finally:
            if collects:
                gc.enable()

    def _run(self) -> Report:
        sampled = self._run_all()
        self._check_first()
        self._check_threads()
        rows = sorted(self.found.values(), key=lambda found: (-found.schedules, found.end.text))
        outcomes = [
            Outcome(
                found.end.text,
                found.schedules,
                bool(found.end.reason) or not (found.serial or self.target.holds),
                [self._step(*transition) for transition in found.example],
            )
            for found in rows
        ]
        states = self.tree.graph(self.threads, outcomes) if self.tree else None
        rule = "holds" if self.target.holds else "whole calls" if self.all_serial else "some whole calls"
        single = [getattr(function, "__qualname__", repr(function)) for function in self.hooks.single]
        granularity = self.request.granularity
        return Report(self.threads, granularity, self.steps, self.schedules, sampled, outcomes, states, rule, single)

    def close(self) -> None:
        """Leave the threads and modules of this process as they were."""
        self.scheduler.close()
        self.program.close()

    def _step(self, worker: int, place: int, note: str) -> Step:
        at = self.places[place] if place >= 0 else Place(1, "")
        return Step(self.threads[worker], at.line, (note or at.text) + (f" in {at.file}" if at.file else ""))

    def _run_all(self) -> bool:
        """Run every schedule up to the bound, and some past it; returns whether there are such."""
        for share in self._search():
            self.share = share
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
        if self.first != (self.scheduler.history, self._end()):
            raise ExplorationError(
                f"{self.file}:1: wanted the first schedule to end the same way again, came another end: {OUTSIDE_STATE}"
            )

    def _check_threads(self) -> None:
        """Raise ExplorationError where a thread makes no step, or always raises: then nothing was explored."""
        for name, function, steps, raised in zip(self.threads, self.target.functions, self.steps, self.raised):
            where = f"{self.file}:{getattr(getattr(function, '__code__', None), 'co_firstlineno', 1)}"
            if raised == self.schedules:
                text = next(found.end.text for found in self.found.values() if f"{name} raised " in found.end.text)
                came = text[text.index(f"{name} raised ") :].partition(";")[0].removeprefix(f"{name} raised ")
                raise ExplorationError(f"{where}: wanted {name} to end without an exception in a schedule, came {came}")
            if not steps:
                raise ExplorationError(f"{where}: wanted {name} to read or write something shared, came no step")

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
                where = self.scheduler.where(workers[0].place)
                wanted = "wanted the same choices as in the run before, came others"
                self.scheduler.fail(f"{where}: {wanted}: {OUTSIDE_STATE}")
            return prefix[depth].chosen

        return choose

    def _sample(self) -> None:
        """The orders of whole calls first, so that it is known what is right; then schedules drawn at random."""
        prefix: list[Choice] = []
        for number in itertools.count(1):
            self._run_schedule(self._keep_on(self._replay(prefix)))
            while prefix and prefix[-1].is_last:
                prefix.pop()
            if not prefix:
                break
            if number >= MOST_SERIAL:
                self.all_serial = False
                break
            prefix[-1].chosen += 1
        draw = random.Random(0).randrange
        for _ in range(SAMPLES):
            self._run_schedule(lambda able: draw(len(able)))

    def _keep_on(self, choose: Chooser) -> Chooser:
        """Choose only where the worker that had the turn cannot go on, or where nobody had it yet."""

        def choose_rarely(able: list[Worker]) -> int:
            history = self.scheduler.history
            return 0 if history and history[-1].worker == able[0].number else choose(able)

        return choose_rarely

    def _run_schedule(self, choose: Chooser) -> None:
        """Run one schedule and count its outcome."""
        if REAL_CLOCK() - self.sent > PROGRESS:
            self.sent = REAL_CLOCK()
            self.send(schedules=self.schedules, share=self.share)
        self._execute(choose, self.tree.observe if self.tree else None)
        scheduler, end = self.scheduler, self._end()
        self.schedules += 1
        self.steps = [max(most, worker.steps) for most, worker in zip(self.steps, scheduler.workers)]
        self.raised = [count + bool(worker.error) for count, worker in zip(self.raised, scheduler.workers)]
        if not self.first:
            self.first = scheduler.history, end
        found = self.found.setdefault(end.key, Found(end, scheduler.history, sys.maxsize))
        if self.tree:
            self.tree.here.outcome = found.end.text
        found.schedules += 1
        found.serial = found.serial or (scheduler.serial and not scheduler.deadlock)
        switches = sum(one.worker != two.worker for one, two in itertools.pairwise(scheduler.history))
        if switches < found.switches:
            found.example, found.switches = scheduler.history, switches
        if self.schedules % COLLECT == 0:
            gc.collect()

    def _execute(self, choose: Chooser, observe: Callable[[], None] | None = None) -> None:
        """Run one schedule on a new shared object, in a module that is new as well."""
        self.began = REAL_CLOCK()
        self.scheduler.choose, self.scheduler.observe = choose, observe
        self.target = self._load()
        self.scheduler.run(self.target.functions, self.shared)

    def _load(self) -> Target:
        """Load the file, and make the shared object."""
        Lock.count = 0
        program, request = self.program, self.request
        self.scheduler.shared, self.scheduler.aborting = None, False  # nothing of the schedule before
        self.sharing.begin()
        module = program.load()
        functions = [program.find(module, name) for name in request.functions]
        make_shared = program.find(module, request.shared)
        summarize = program.find(module, request.outcome) if request.outcome else None
        name = ("holds" if hasattr(module, "holds") else "") if request.holds is None else request.holds
        holds = program.find(module, name) if name else None
        self.hooks.single = list(getattr(module, "STEPS", ()))
        wanted = f"{request.shared} to make what is shared"
        self.shared = program.run(wanted, make_shared)
        modules = program.modules()
        name_locks(self.shared, modules)
        if self.state is None:
            state = {} if summarize else self._state(modules)
            self.state = {name: values.key(value) for name, value in state.items()}
        return Target(functions, make_shared, summarize, holds)

    def _state(self, modules: list[types.ModuleType]) -> dict[str, Any]:
        """What the modules hold, but for the shared object."""
        found: dict[str, Any] = {}
        for number, module in enumerate(modules):
            held = values.state(module)
            found.update({f"{module.__name__}.{name}" if number else name: value for name, value in held.items()})
        return {name: value for name, value in found.items() if value is not self.shared}

    def _end(self) -> End:
        """The end of the schedule that has just run."""
        scheduler = self.scheduler
        if scheduler.deadlock:
            text = f"deadlock: {scheduler.deadlock}"
            return End(text, text, "deadlock")
        raised = [f"{worker.name} raised {worker.error}" for worker in scheduler.workers if worker.error]
        if raised:
            text = "; ".join(raised)
            return End(text, text, "raised")
        shared, target, program = scheduler.shared, self.target, self.program
        if target.summarize:
            result = program.run("outcome to return a result", target.summarize, shared)
            text = result if type(result) is str else values.text(result)
            key = values.key(result)
        else:
            now, before = self._state(program.modules()), {**program.late(), **(self.state or {})}
            changed = {name: value for name, value in now.items() if before.get(name, now) != values.key(value)}
            held = values.attributes(shared)
            text = values.shown({**held, **changed}) if held or changed else values.text(shared)
            if not held and not values.contents(shared)[0] == "object":
                text = ", ".join(filter(None, (values.text(shared), values.shown(changed))))
            key = (values.key(shared), frozenset((name, values.key(value)) for name, value in changed.items()))
        if target.holds:
            answer = program.run("holds to return True or False", target.holds, shared)
            if not isinstance(answer, bool):
                line = getattr(getattr(target.holds, "__code__", None), "co_firstlineno", 1)
                raise ExplorationError(f"{self.file}:{line}: wanted holds to return True or False, came {answer!r}")
            return End((key, answer), text or "done", "" if answer else "holds")
        return End(key, text or "done")

    def _watch(self) -> None:
        """End the process when one schedule takes too long, and say where it is."""
        limit = self.request.limit
        while REAL_CLOCK() - self.began < limit:
            if self.scheduler.closed:
                return
            REAL_SLEEP(limit / 20)
        if at := self._at_work():
            worker, where = at
            self.send(error=f"{where}: wanted {worker} to come to a step within {limit:g} s, came none")
        else:
            self.send(error=f"{self.file}:1: wanted a schedule to end within {limit:g} s, came no end")
        os._exit(0)

    def _at_work(self) -> tuple[str, str] | None:
        """The first thread that does not wait for its turn, and the FILE:LINE that it is in."""
        frames = sys._current_frames()
        for ident, worker in self.scheduler.by_thread.items():
            frame = frames.get(ident)
            while frame and frame.f_code.co_filename not in self.program.codes:
                frame = frame.f_back if frame.f_code is not Scheduler.step.__code__ else None
            if frame:
                return worker.name, f"{frame.f_code.co_filename}:{frame.f_lineno}"
        return None


def _thread_names(functions: list[str]) -> list[str]:
    """A name for each thread: that of its function, with a number where a function has several threads."""
    return [
        f"{name}{functions[:index].count(name) + 1}" if functions.count(name) > 1 else name
        for index, name in enumerate(functions)
    ]
