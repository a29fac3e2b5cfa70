"""Runs functions as real threads, one at a time: at each step exactly one thread has the turn.

A thread that comes to a step picks who goes on, and hands the turn over directly. Lock and RLock have stand-ins
that know the turns; Condition, Semaphore, Event, Barrier, and queue.Queue are built on them and follow.
"""

from __future__ import annotations

import _thread
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from types import BuiltinMethodType, ModuleType

FIXED = (str, bytes, int, float, complex, tuple, frozenset, range, type(None))  # nobody can change them
MOST_STEPS = 2_000  # of one schedule


class ExplorationError(Exception):
    """Functions that cannot be explored; the message begins with FILE:LINE."""


class _Abort(BaseException):
    """Ends a thread whose schedule is over."""


class Actor:
    """One thread, kept for all schedules; `baton` is released when it is given the turn."""

    def __init__(self, number: int, stage: Stage):
        self.number, self.stage = number, stage
        self.baton = _thread.allocate_lock()
        self.baton.acquire()
        self.name, self.function = "", None
        self.wants: Lock | None = None  # the lock without which it cannot go on
        self.place, self.note, self.steps, self.done, self.error = -1, "", 0, True, ""
        self.thread = threading.Thread(target=self._live, daemon=True)
        self.thread.start()

    def _live(self) -> None:
        self.stage.actors[_thread.get_ident()] = self
        while True:
            self.baton.acquire()
            try:
                self.function(self.stage.shared)
            except _Abort:
                pass
            except BaseException as error:
                self.error = self.stage.told(error)
            self.done = True
            self.stage.pass_on(self)

    def can_go(self) -> bool:
        return not self.done and (self.wants is None or self.wants.holder is None)


class Stage:
    """Runs one schedule after another over the same threads.

    `choose(order)` is asked at each step that leaves a choice, with the threads that can go on, the one at work
    first, and returns the index of the one to go on.
    """

    def __init__(self, file: str, places: list, granularity: str, threads: int):
        self.file, self.places, self.granularity = file, places, granularity
        self.actors: dict[int, Actor] = {}
        self.mine = _thread.allocate_lock()
        self.mine.acquire()
        self.starting = self.aborting = False
        self.clock, self.shared = 0.0, None
        self.cast = [Actor(number, self) for number in range(threads)]
        self.history: list[tuple[int, int, str]] = []  # thread, place, and "acquire NAME" at a lock, of each step
        self.serial, self.deadlock, self.failure = True, "", ""
        self.choose: Callable[[list[Actor]], int] = lambda order: 0
        self.look: Callable[[], None] | None = None  # called before each choice, and at the end

    # -- one schedule

    def run(self, functions: list[Callable], names: list[str], shared: object) -> None:
        """Run one schedule to its end; then `history`, `serial`, `deadlock`, and each actor's `error` tell of it."""
        self.shared, self.history, self.clock = shared, [], 0.0
        self.serial, self.deadlock, self.failure, self.aborting = True, "", "", False
        for actor, function, name in zip(self.cast, functions, names):
            actor.function, actor.name, actor.thread.name = function, name, name
            actor.wants, actor.steps, actor.done, actor.error = None, 0, False, ""
        self.starting = True
        for actor in self.cast:  # what comes before its first step concerns nobody else
            actor.baton.release()
            self.mine.acquire()
        self.starting = False
        if any(not actor.done for actor in self.cast):
            self.give_turn(None)
            self.mine.acquire()
        if self.failure:
            raise ExplorationError(self.failure)

    def step(self, actor: Actor, place: int, wants: Lock | None = None, note: str = "") -> None:
        """Stop here until it is this thread's turn again."""
        if self.aborting:
            raise _Abort
        actor.place, actor.wants, actor.note = place, wants, note
        if self.starting:
            self.mine.release()
            actor.baton.acquire()
        else:
            self.give_turn(actor)
        if self.aborting:
            raise _Abort
        actor.wants = None

    def give_turn(self, actor: Actor | None) -> None:
        """Pick who goes on, note it, and hand over; returns when it is `actor`'s turn (at once, when it has ended)."""
        if self.look:
            actors, self.actors = self.actors, {}  # so that nothing it reads is a step of one of them
            try:
                self.look()
            except Exception as error:
                self.fail(f"{self.file}:1: wanted an object that can be shown at each step, came {self.told(error)}")
            self.actors = actors
        order = [one for one in self.cast if one.can_go()]
        if actor in order:
            order.remove(actor)
            order.insert(0, actor)
        if not order:
            waiting = [one for one in self.cast if not one.done]
            if waiting:
                self.deadlock = "; ".join(self._waits(one) for one in waiting)
                self._abort()
            self._hand(actor, None)
            return
        chosen = order[self.choose(order) if len(order) > 1 else 0]
        if self.failure:
            self._hand(actor, None)
            return
        self.serial = self.serial and (chosen is actor or actor is None or not actor.can_go())
        self.history.append((chosen.number, chosen.place, chosen.note))
        chosen.steps += 1
        if chosen.steps > MOST_STEPS:
            at = self.places[chosen.place]
            self.fail(f"{self.file}:{at.line}: wanted {chosen.name} to end within {MOST_STEPS} steps, came no end")
        self._hand(actor, chosen)

    def _hand(self, actor: Actor | None, chosen: Actor | None) -> None:
        if self.aborting:
            chosen = next((one for one in self.cast if not one.done and one is not actor), None)
            if actor and not actor.done:
                return  # it unwinds first, and then passes on
        if chosen is actor:
            return
        waits = actor and not actor.done  # asked before the hand-over: then it may be in its next schedule
        (chosen.baton if chosen else self.mine).release()
        if waits:
            actor.baton.acquire()

    def pass_on(self, actor: Actor) -> None:
        """Called by a thread whose function has ended."""
        if self.starting:
            self.mine.release()
        elif self.aborting:
            following = next((one for one in self.cast if not one.done), None)
            (following.baton if following else self.mine).release()
        else:
            self.give_turn(actor)

    def fail(self, text: str) -> None:
        """End this schedule, and the exploration with it."""
        self.failure = self.failure or text
        self._abort()

    def _abort(self) -> None:
        self.aborting = True

    def _waits(self, actor: Actor) -> str:
        at, holder = self.places[actor.place] if actor.place >= 0 else None, actor.wants.holder
        held = f", which {holder.name} holds" if isinstance(holder, Actor) and holder is not actor else ""
        where = f" in line {at.line}" if at else ""
        return f"{actor.name} waits{where} for {actor.wants.name}{held}"

    def told(self, error: BaseException) -> str:
        """An exception as an outcome: its type, its text, and the line of the file that it came from."""
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == self.file]
        text = f": {error}" if str(error) else ""
        return f"{type(error).__name__}{text} (line {lines[-1]})" if lines else f"{type(error).__name__}{text}"

    # -- what the instrumented code calls

    def names(self) -> dict[str, Callable]:
        return {"_at": self._at, "_look": self._look, "_call": self._call, "_step": self._step, "_slice": slice}

    def _step(self, place: int) -> None:
        if actor := self.actors.get(_thread.get_ident()):
            self.step(actor, place)

    def _at(self, value: object, place: int) -> object:
        if type(value) is not ModuleType:
            self._step(place)
        return value

    def _look(self, owner: object, name: str, place: int) -> object:
        """Before a method is looked up: a step only where the object itself holds it, and not its class."""
        if type(owner) is not ModuleType and name in getattr(owner, "__dict__", ()):
            self._step(place)
        return owner

    def _call(self, function: Callable, place: int, *args, **kwargs) -> object:
        if type(function) is BuiltinMethodType and not isinstance(function.__self__, (ModuleType, *FIXED)):
            self._step(place)
        elif isinstance(getattr(function, "__self__", None), Lock) and (actor := self.me()):
            actor.place = place
        return function(*args, **kwargs)

    def me(self) -> Actor | None:
        return self.actors.get(_thread.get_ident())


class Lock:
    """Stands in for threading.Lock: who would block cannot be given the turn."""

    stage: Stage | None = None  # set while functions are explored
    count = 0

    def __init__(self, quiet: bool = False):
        Lock.count += 1
        self.name = "a notify" if quiet else f"lock {Lock.count}"
        self.quiet = quiet  # made by a Condition for one waiter; its first acquire is nobody's concern
        self.holder: object = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        actor = self.stage.me() if self.stage else None
        if self.quiet and self.holder is None:
            self.quiet, self.holder = False, actor or "nobody"
            return True
        patient = blocking and timeout < 0
        if actor:
            if self.stage.granularity == "access" or (blocking and self.holder is not None):
                self.stage.step(
                    actor,
                    actor.place,
                    self if patient else None,
                    f"{'get' if self.name == 'a notify' else 'acquire'} {self.name}",
                )
        elif self.holder is not None and patient:
            raise ExplorationError(f"{self.name} is held for ever outside of the threads")
        if self.holder is None:
            self.holder = actor or "nobody"
            return True
        if actor and timeout > 0:
            self.stage.clock += timeout
        return False

    def release(self) -> None:
        if self.holder is None:
            raise RuntimeError("release unlocked lock")
        self.holder = None

    def locked(self) -> bool:
        return self.holder is not None

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_) -> None:
        if not (self.stage and self.stage.aborting):
            self.release()

    def _is_owned(self) -> bool:  # for threading.Condition, which would try an acquire
        return self.holder is not None

    def _release_save(self) -> None:
        self.release()

    def _acquire_restore(self, _) -> None:
        self.acquire()

    def _at_fork_reinit(self) -> None:
        self.holder = None


class RLock(Lock):
    """Stands in for threading.RLock: its holder may acquire it again."""

    def __init__(self):
        super().__init__()
        self.times = 0

    def _mine(self) -> bool:
        return self.holder is not None and self.holder == ((self.stage.me() if self.stage else None) or "nobody")

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        if self._mine() or super().acquire(blocking, timeout):
            self.times += 1
            return True
        return False

    def release(self) -> None:
        if not self._mine():
            raise RuntimeError("cannot release un-acquired lock")
        self.times -= 1
        if not self.times:
            super().release()

    def _is_owned(self) -> bool:
        return self._mine()

    def _release_save(self) -> int:
        times, self.times = self.times, 0
        self.holder = None
        return times

    def _acquire_restore(self, times: int) -> None:
        super().acquire()
        self.times = times


def put_stand_ins(stage: Stage) -> None:
    """From here on, this process makes stand-ins for locks, and time is what its waits say."""
    import queue

    Lock.stage = stage
    threading.Lock, threading.RLock, threading._allocate_lock = Lock, RLock, lambda: Lock(quiet=True)

    def now() -> float:
        return stage.clock

    def sleep(seconds: float) -> None:
        stage.clock += seconds

    threading._time = time.monotonic = now
    time.sleep = sleep
    with suppress(AttributeError):
        queue.time = now
