"""Stand-ins for Lock, RLock, and SimpleQueue that know who has the turn: who would have to wait is not given it.

Condition, Semaphore, Event, Barrier, and queue.Queue are built on the locks and follow. Time stands still but for
what sleeps and waits say.
"""

from __future__ import annotations

import collections
import queue
import threading
import time
import types
from typing import Any, ClassVar, Final

from interleavings.report import ExplorationError
from interleavings.scheduler import Scheduler, Worker

NO_LOCKS = {types.FunctionType, types.ModuleType, type, str, int, type(None), dict, tuple, list}
NOTIFY = "a notify"  # the name of a lock that a Condition makes for one waiter


class Outside:
    """Holds the locks that a thread acquired which is no worker."""

    name, number = "nobody", -1


OUTSIDE: Final = Outside()


class Lock:
    """Stands in for threading.Lock."""

    scheduler: ClassVar[Scheduler | None] = None  # set while functions are explored
    count: ClassVar[int] = 0  # of the locks that were made in this schedule

    def __init__(self, for_notify: bool = False):
        Lock.count += 1
        self.name = NOTIFY if for_notify else f"lock {Lock.count}"
        self.is_new = for_notify  # then its first acquire, by the Condition itself, is no step
        self.holder: Worker | Outside | None = None

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """A step, which cannot be made while another holds the lock, but for a try or a wait with a timeout."""
        scheduler = self.scheduler
        worker = scheduler.current() if scheduler else None
        if self.is_new and self.holder is None:
            self.is_new, self.holder = False, worker or OUTSIDE
            return True
        waits = blocking and timeout < 0
        if scheduler and worker:
            if scheduler.granularity == "access" or (blocking and self.holder is not None):
                note = f"{'get' if self.name == NOTIFY else 'acquire'} {self.name}"
                scheduler.step(worker, worker.place, self if waits else None, note)
        elif self.holder is not None and waits:
            raise ExplorationError(f"wanted a lock that is free outside of the threads, came {self.name}, held")
        if self.holder is None:
            self.holder = worker or OUTSIDE
            return True
        if scheduler and worker and timeout > 0:
            scheduler.clock += timeout
        return False

    def is_free(self) -> bool:
        """Whether a thread that waits for it could go on."""
        return self.holder is None

    def release(self) -> None:
        """Belongs to the step before it, but where `_step` makes one. Raises RuntimeError where nobody holds it."""
        self._step("release")
        if self.holder is None:
            raise RuntimeError("release unlocked lock")
        self.holder = None

    def locked(self) -> bool:
        """Whether somebody holds it: a step."""
        self._step("read")
        return self.holder is not None

    def _step(self, what: str) -> None:
        """A step where explored code asks locks without waiting for them; then it matters when one is released."""
        scheduler = self.scheduler
        if scheduler and scheduler.asks_locks and scheduler.granularity == "access" and self.name != NOTIFY:
            if worker := scheduler.current():
                scheduler.step(worker, worker.place, None, f"{what} {self.name}")

    def __enter__(self) -> bool:
        return self.acquire()

    def __exit__(self, *_: object) -> None:
        if not (self.scheduler and self.scheduler.aborting):
            self.release()

    # What threading.Condition and fork ask of a lock.

    def _is_owned(self) -> bool:
        return self.holder is not None

    def _release_save(self) -> int:
        self.release()
        return 1

    def _acquire_restore(self, times: int) -> None:
        self.acquire()

    def _at_fork_reinit(self) -> None:
        self.holder = None


class RLock(Lock):
    """Stands in for threading.RLock: its holder may acquire it again."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def _is_owned(self) -> bool:
        worker = self.scheduler.current() if self.scheduler else None
        return self.holder is (worker or OUTSIDE)

    def _recursion_count(self) -> int:
        return self.times if self._is_owned() else 0

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """A step like that of Lock, but none for its holder."""
        if self._is_owned() or super().acquire(blocking, timeout):
            self.times += 1
            return True
        return False

    def release(self) -> None:
        """Like that of Lock. Raises RuntimeError for a thread that does not hold it."""
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        self.times -= 1
        if not self.times:
            super().release()

    def _release_save(self) -> int:
        times, self.times = self.times, 0
        super().release()
        return times

    def _acquire_restore(self, times: int) -> None:
        super().acquire()
        self.times = times


class SimpleQueue:
    """Stands in for queue.SimpleQueue."""

    scheduler: ClassVar[Scheduler | None] = None

    def __init__(self) -> None:
        self.items: collections.deque[Any] = collections.deque()
        self.name, self.holder = "a queue", None

    def is_free(self) -> bool:
        """Whether `get` need not wait."""
        return bool(self.items)

    def _step(self, what: str, waits: bool = False) -> None:
        scheduler = self.scheduler
        if scheduler and (worker := scheduler.current()):
            if scheduler.granularity == "access" or waits:
                scheduler.step(worker, worker.place, self if waits else None, f"{what} {self.name}")
        elif waits and not self.items:
            raise ExplorationError(f"wanted an item in {self.name} outside of the threads, came none")

    def put(self, item: object, block: bool = True, timeout: float | None = None) -> None:
        """A step."""
        self._step("put into")
        self.items.append(item)

    def get(self, block: bool = True, timeout: float | None = None) -> Any:
        """A step, which cannot be made while it is empty, but for a try or a wait with a timeout."""
        self._step("get from", waits=block and timeout is None)
        if not self.items:
            if self.scheduler and timeout and block:
                self.scheduler.clock += timeout
            raise queue.Empty
        return self.items.popleft()

    put_nowait = put

    def get_nowait(self) -> Any:
        """A step."""
        return self.get(block=False)

    def qsize(self) -> int:
        """A step."""
        self._step("size of")
        return len(self.items)

    def empty(self) -> bool:
        """A step."""
        return not self.qsize()


def put_in_place(scheduler: Scheduler) -> None:
    """From here on, this process makes stand-ins for locks, and time is the scheduler's clock."""

    def now() -> float:
        return scheduler.clock

    def now_ns() -> int:
        return int(scheduler.clock * 1e9)

    def sleep(seconds: float) -> None:
        scheduler.clock += seconds

    def is_set(event: Any) -> bool:
        worker = scheduler.current()
        if worker and scheduler.granularity == "access":
            scheduler.step(worker, worker.place, None, f"read {event._cond._lock.name}")
        return bool(event._flag)

    Lock.scheduler = SimpleQueue.scheduler = scheduler
    vars(threading).update(Lock=Lock, RLock=RLock, _allocate_lock=lambda: Lock(for_notify=True), _time=now)
    vars(time).update(monotonic=now, time=now, perf_counter=now, sleep=sleep)
    vars(time).update(monotonic_ns=now_ns, time_ns=now_ns, perf_counter_ns=now_ns)
    vars(queue).update(time=now, SimpleQueue=SimpleQueue)
    threading.Event.is_set = is_set  # type: ignore[method-assign,assignment]


def inner(value: Any) -> Lock | SimpleQueue | None:
    """The lock that an object of threading or queue waits with, or a lock itself."""
    if type(value) in NO_LOCKS:
        return None
    if isinstance(value, (Lock, SimpleQueue)):
        return value
    if type(value).__module__ in ("threading", "queue"):
        names = vars(value)
        for name in ("_lock", "_cond", "mutex"):
            if name in names:
                return inner(names[name])
    return None


def locks(shared: object) -> dict[str, Lock]:
    """The locks among the attributes of an object, that of a Condition too, by the name of the attribute."""
    found = {name: getattr(value, "_lock", value) for name, value in getattr(shared, "__dict__", {}).items()}
    return {name: lock for name, lock in found.items() if isinstance(lock, Lock)}
