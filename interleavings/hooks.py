"""What the code that `instrument.py` has written calls before each step."""

from __future__ import annotations

from collections.abc import Callable
from types import BuiltinMethodType, ModuleType
from typing import Any

from interleavings.scheduler import Scheduler
from interleavings.standins import Lock

IMMUTABLE = (str, bytes, int, float, complex, tuple, frozenset, range, type(None))


class Hooks:
    """Make a step of the thread that calls, where it is one of the scheduler's; `place`: the number of its Place."""

    def __init__(self, scheduler: Scheduler):
        self.scheduler = scheduler

    def names(self) -> dict[str, Callable[..., object]]:
        """The hooks under the names by which the code calls them."""
        return {"_at": self.at, "_look": self.look, "_call": self.call, "_step": self.step, "_slice": slice}

    def step(self, place: int) -> None:
        """Before any step."""
        if worker := self.scheduler.current():
            self.scheduler.step(worker, place)

    def at(self, value: object, place: int) -> object:
        """Before an attribute of `value`, or an item at it, is read or written; returns the value."""
        if type(value) is not ModuleType:
            self.step(place)
        return value

    def look(self, owner: object, name: str, place: int) -> object:
        """Before the method `name` of `owner` is looked up: a step where the object itself holds it, not its class."""
        if type(owner) is not ModuleType and name in getattr(owner, "__dict__", ()):
            self.step(place)
        return owner

    def call(self, function: Callable[..., object], place: int, *args: Any, **kwargs: Any) -> object:
        """Call a method: a step where it is that of a built-in object that can change. A lock makes its own step."""
        if type(function) is BuiltinMethodType and not isinstance(function.__self__, (ModuleType, *IMMUTABLE)):
            self.step(place)
        elif isinstance(getattr(function, "__self__", None), Lock) and (worker := self.scheduler.current()):
            worker.place = place
        return function(*args, **kwargs)
