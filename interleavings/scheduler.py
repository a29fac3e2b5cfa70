"""Runs functions as real threads, one at a time: the thread that has the turn makes the next step.

A thread that comes to a step chooses who makes it, and hands the turn over directly. What is a step, the code that
`instrument.py` has written into the functions says, and the stand-ins for locks.
"""

from __future__ import annotations

import _thread
import sys
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from interleavings.report import ExplorationError

if TYPE_CHECKING:
    from interleavings.instrument import Place

MOST_STEPS = 2_000  # of one thread in one schedule
MOST_ABORTS = 50  # that a thread may swallow before it is left behind
MOST_LEFT = 200  # threads that are left behind


class Transition(NamedTuple):
    """A step of a schedule: the number of the worker that made it, the place, and what it did to a lock, or ""."""

    worker: int
    place: int
    note: str


class Abort(BaseException):
    """Ends a thread whose schedule is over."""


class Waitable(Protocol):
    """What a thread can wait for: a lock, or a queue that has to be filled; `holder` is who keeps it from going on."""

    name: str
    holder: Any

    def is_free(self) -> bool:
        """Whether a thread that waits for it could go on now."""


class Worker:
    """One thread, kept for all schedules; its lock `turn` is released when it is given the turn."""

    def __init__(self, number: int, name: str, scheduler: Scheduler):
        self.number, self.name, self.scheduler = number, name, scheduler
        self.function: Callable[[Any], object]
        self.wants: Waitable | None = None  # that without which it cannot go on
        self.place, self.note, self.steps, self.done, self.error = -1, "", 0, True, ""
        self.loaded: dict[int, Any] = {}  # what it has read in this schedule
        self.inside: list[
            tuple[int, bool]
        ] = []  # the calls of C code that it is in, and whether they touch what is shared
        self.aborts = 0
        self.start()

    def start(self) -> None:
        """Start its thread, and wait until that has begun: a lock that it makes then is no lock of a schedule."""
        self.turn, begun = _thread.allocate_lock(), _thread.allocate_lock()
        self.turn.acquire()
        begun.acquire()
        _thread.start_new_thread(self._live, (self.turn, begun))
        begun.acquire()

    def reset(self, function: Callable[[Any], object]) -> None:
        """Make ready for a schedule, in which it runs `function`."""
        self.function = function
        self.wants, self.steps, self.done, self.error, self.place = None, 0, False, "", -1
        self.loaded, self.inside, self.aborts = {}, [], 0

    def _live(self, turn: _thread.LockType, begun: _thread.LockType) -> None:
        scheduler = self.scheduler
        threading.current_thread().name = self.name
        scheduler.by_thread[_thread.get_ident()] = self
        begun.release()
        while True:
            turn.acquire()
            if scheduler.closed:
                return
            try:
                if scheduler.trace:
                    sys.settrace(scheduler.trace)
                self.function(scheduler.shared)
                self._end_trace()
            except BaseException as error:
                self._end_trace()
                if not scheduler.aborting and not isinstance(error, SystemExit):
                    self.error = describe(error, scheduler.file)
            self.done = True
            scheduler.end(self)

    def _end_trace(self) -> None:
        if self.scheduler.trace:
            sys.settrace(None)

    def waiting(self, places: Sequence[Place]) -> str:
        """What it waits for, where, and who has it, in words."""
        assert self.wants
        holder = self.wants.holder
        held = f", which {holder.name} holds" if isinstance(holder, Worker) and holder is not self else ""
        where = f" in line {places[self.place].line}" if self.place >= 0 else ""
        return f"{self.name} waits{where} for {self.wants.name}{held}"


class Scheduler:
    """Runs one schedule after another over the same threads.

    `choose(workers)` is asked at each step that leaves a choice, with the workers that can go on, the one at work
    first, and returns the index of the one to go on. `observe`, where there is one, is called before each choice and
    at the end. After `run`, `history` has the steps, `serial` says whether they were whole calls, one after the
    other, `deadlock` who waits for what where nobody could go on, and each worker's `error` how its function failed.
    """

    def __init__(self, file: str, places: Sequence[Place], granularity: str, names: list[str]):
        self.file, self.places, self.granularity = file, places, granularity
        self.by_thread: dict[int, Worker] = {}
        self.main_turn = _thread.allocate_lock()  # released when no worker has the turn
        self.main_turn.acquire()
        self.starting = self.aborting = False
        self.left_behind = 0
        self.trace: Any = None  # what sees each function that begins in a worker, up to Python 3.11
        self.asks_locks = False  # whether some explored code asks a lock without waiting for it
        self.clock = 0.0
        self.shared: Any = None
        self.closed = False
        self.workers = [Worker(number, name, self) for number, name in enumerate(names)]
        self.history: list[Transition] = []
        self.serial, self.deadlock, self.failure = True, "", ""
        self.choose: Callable[[list[Worker]], int] = lambda workers: 0
        self.observe: Callable[[], None] | None = None

    def run(self, functions: list[Callable[[Any], object]], shared: Any) -> None:
        """Run one schedule to its end. Raises ExplorationError where `fail` was called meanwhile."""
        self.shared, self.history, self.clock = shared, [], 0.0
        self.serial, self.deadlock, self.failure, self.aborting = True, "", "", False
        for worker, function in zip(self.workers, functions):
            worker.reset(function)
        self.starting = True
        for worker in self.workers:  # what comes before its first step concerns no other thread
            worker.turn.release()
            self.main_turn.acquire()
        self.starting = False
        if any(not worker.done for worker in self.workers):
            self._switch(None)
            self.main_turn.acquire()
        if self.failure:
            raise ExplorationError(self.failure)

    def close(self) -> None:
        """End the threads; nothing can be run after that."""
        self.closed = True
        self.by_thread.clear()
        for worker in self.workers:
            worker.turn.release()

    def current(self) -> Worker | None:
        """The worker whose thread this is; None in any other thread, and while the shared object is observed."""
        return self.by_thread.get(_thread.get_ident())

    def step(self, worker: Worker, place: int, wants: Waitable | None = None, note: str = "") -> None:
        """Stop before a step of `worker` until it is chosen to make it; `wants`: the lock that has to be free then."""
        if self.aborting:
            self.abort(worker)
        worker.place, worker.wants, worker.note = place, wants, note
        if self.trace:
            sys.settrace(None)  # a trace function sees our own functions too, and costs much
        if self.starting:
            self.main_turn.release()
            worker.turn.acquire()
        else:
            self._switch(worker)
        if self.aborting:
            self.abort(worker)
        worker.wants = None
        if self.trace:
            sys.settrace(self.trace)

    def caught(self) -> None:
        """End a thread whose schedule is over once more, where it has caught that."""
        if self.aborting and (worker := self.current()):
            self.abort(worker)

    def abort(self, worker: Worker) -> None:
        """Raise Abort. A thread that goes on all the same is left behind, and the worker gets another one."""
        worker.aborts += 1
        if worker.aborts <= MOST_ABORTS:
            raise Abort
        self.left_behind += 1
        if self.left_behind > MOST_LEFT:
            where = self.where(worker.place)
            self.failure = self.failure or f"{where}: wanted {worker.name} to end with an exception, came none"
        del self.by_thread[_thread.get_ident()]
        worker.done = True
        worker.start()
        self.end(worker)
        asleep = _thread.allocate_lock()
        asleep.acquire()
        asleep.acquire()

    def where(self, place: int) -> str:
        """A place as FILE:LINE."""
        if place < 0:
            return f"{self.file}:1"
        return f"{self.places[place].file or self.file}:{self.places[place].line}"

    def refuse(self, worker: Worker, place: int, text: str) -> None:
        """End the exploration: what stands at a place cannot be explored."""
        self.fail(f"{self.where(place)}: {text}")
        self.abort(worker)

    def end(self, worker: Worker) -> None:
        """Hand the turn on for good: the function of `worker` has ended."""
        if self.starting:
            self.main_turn.release()
        elif self.aborting:
            self._hand_over(worker, None)
        else:
            self._switch(worker)

    def fail(self, text: str) -> None:
        """End this schedule, and the exploration with it."""
        self.failure = self.failure or text
        self.aborting = True

    def _switch(self, worker: Worker | None) -> None:
        """Choose who makes the next step and hand over. Returns when it is `worker`'s turn, at once where it ended."""
        if self.observe:
            self._observe(self.observe)
        able = [other for other in self.workers if not other.done and (other.wants is None or other.wants.is_free())]
        if worker in able:
            able.remove(worker)
            able.insert(0, worker)
        if not able:
            waiting = [other for other in self.workers if not other.done]
            if waiting:
                self.deadlock = "; ".join(other.waiting(self.places) for other in waiting)
                self.aborting = True
            self._hand_over(worker, None)
            return
        chosen = able[self.choose(able) if len(able) > 1 else 0]
        if not self.failure:
            if chosen is not worker and worker in able:
                self.serial = False
            self.history.append(Transition(chosen.number, chosen.place, chosen.note))
            chosen.steps += 1
            if chosen.steps > MOST_STEPS:
                self.fail(
                    f"{self.where(chosen.place)}: wanted {chosen.name} to end within {MOST_STEPS} steps, came no end"
                )
        if chosen is not worker or self.aborting:
            self._hand_over(worker, chosen)

    def _observe(self, observe: Callable[[], None]) -> None:
        workers, self.by_thread = self.by_thread, {}  # so that nothing it reads is a step of one of them
        try:
            observe()
        except Exception as error:
            came = describe(error, self.file)
            self.fail(f"{self.file}:1: wanted an object that can be shown at each step, came {came}")
        self.by_thread = workers

    def _hand_over(self, worker: Worker | None, chosen: Worker | None) -> None:
        """Give the turn of `worker` to `chosen` (None: the main thread), while aborting to one that has not ended."""
        if self.aborting:
            if worker and not worker.done:
                return  # it unwinds first, and then ends
            chosen = next((other for other in self.workers if not other.done), None)
        if chosen is worker:
            return
        waits = worker if worker and not worker.done else None  # asked first: later it may be in its next schedule
        (chosen.turn if chosen else self.main_turn).release()
        if waits:
            waits.turn.acquire()


def line_of(error: BaseException, file: str) -> int:
    """The last line of a file that an exception came through; 0 where it came through none."""
    line, at = 0, error.__traceback__
    while at:
        if at.tb_frame.f_code.co_filename == file:
            line = at.tb_lineno
        at = at.tb_next
    return line


def describe(error: BaseException, file: str) -> str:
    """An exception as an outcome: its type, its text, and the last line of `file` that it came through."""
    try:
        text = " ".join(str(error).split())
    except Exception as other:  # its own fault
        text = f"(no text: {type(other).__name__})"
    line = line_of(error, file)
    return f"{type(error).__name__}{f': {text}' if text else ''}{f' (line {line})' if line else ''}"
