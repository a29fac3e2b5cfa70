"""Stand-ins for threading.Lock and RLock that know who has the turn: who would have to wait is not given it.

Condition, Semaphore, Event, Barrier, and queue.Queue are built on these two and follow. Time stands still but for
what sleeps and waits say.
"""

from __future__ import annotations

import queue
import re
import threading
import time
from typing import ClassVar, Final

from interleavings.report import ExplorationError
from interleavings.scheduler import Scheduler, Worker

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
            raise ExplorationError(f"{self.name} is held for ever outside of the threads")
        if self.holder is None:
            self.holder = worker or OUTSIDE
            return True
        if scheduler and worker and timeout > 0:
            scheduler.clock += timeout
        return False

    def release(self) -> None:
        """Belongs to the step before it. Raises RuntimeError where nobody holds the lock."""
        if self.holder is None:
            raise RuntimeError("release unlocked lock")
        self.holder = None

    def locked(self) -> bool:
        """Whether somebody holds it."""
        return self.holder is not None

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

    def acquire(self, blocking: bool = True, timeout: float = -1) -> bool:
        """A step like that of Lock, but none for its holder."""
        if self._is_owned() or super().acquire(blocking, timeout):
            self.times += 1
            return True
        return False

    def release(self) -> None:
        """Belongs to the step before it. Raises RuntimeError for a thread that does not hold the lock."""
        if not self._is_owned():
            raise RuntimeError("cannot release un-acquired lock")
        self.times -= 1
        if not self.times:
            super().release()

    def _release_save(self) -> int:
        times, self.times = self.times, 0
        self.holder = None
        return times

    def _acquire_restore(self, times: int) -> None:
        super().acquire()
        self.times = times


def put_in_place(scheduler: Scheduler) -> None:
    """From here on, this process makes stand-ins for locks, and time is the scheduler's clock."""

    def now() -> float:
        return scheduler.clock

    def sleep(seconds: float) -> None:
        scheduler.clock += seconds

    Lock.scheduler = scheduler
    vars(threading).update(Lock=Lock, RLock=RLock, _allocate_lock=lambda: Lock(for_notify=True), _time=now)
    vars(time).update(monotonic=now, sleep=sleep)
    vars(queue).update(time=now)


def locks(shared: object) -> dict[str, Lock]:
    """The locks among the attributes of an object, that of a Condition too, by the name of the attribute."""
    found = {name: getattr(value, "_lock", value) for name, value in getattr(shared, "__dict__", {}).items()}
    return {name: lock for name, lock in found.items() if isinstance(lock, Lock)}


def attributes(shared: object) -> dict[str, str]:
    """The other attributes of an object, but for what threads wait with: name and `repr`, without addresses."""
    tools = ("interleavings", "threading", "queue")
    return {
        name: re.sub(" at 0x[0-9A-Fa-f]+", "", repr(value))
        for name, value in getattr(shared, "__dict__", {}).items()
        if type(value).__module__.split(".")[0] not in tools
    }
