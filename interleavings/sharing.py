"""Tells what an operation could read or change, and whether another thread can reach it too.

What another thread can reach is a matter of the moment: whatever hangs from the shared object, from the variables,
classes and functions of the explored modules, from the local variables of another thread, or was loaded by it.
"""

from __future__ import annotations

import _weakref
import enum
import gc
import sys
import types
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from interleavings.scheduler import Scheduler, Worker

HOOK = "_interleavings_call"  # a name that stands in the variables of each explored module
ATOMS = {str, bytes, int, float, complex, bool, type(None), range, type(...), type(NotImplemented), types.CodeType}
VALUES = ("pathlib", "fractions", "decimal", "datetime", "uuid", "ipaddress", "zoneinfo")  # their objects never change
VIEWS = (_weakref.ref, types.MappingProxyType, memoryview)  # they have a hash, and show what can change
GENERATORS = (types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType)
HEAP, FIXED = 1 << 9, 1 << 8  # flags of a class: made while running; cannot be changed


def of_class(function: Callable[[type], bool]) -> Callable[[type], bool]:
    """A function that is asked of each class once."""
    return lru_cache(None)(function)


def is_python(kind: type) -> bool:
    """Whether a class is written in Python."""
    flags = kind.__flags__
    return bool(flags & HEAP) and not flags & FIXED and ("__slots__" in vars(kind) or kind.__dictoffset__ != 0)


@of_class
def has_state(kind: type) -> bool:
    """Whether objects of a class hold something that C code can change: lists and iterators do, numbers do not."""
    if kind in ATOMS or kind.__module__.partition(".")[0] in VALUES or issubclass(kind, enum.Enum):
        return False
    for base in kind.__mro__[:-1]:
        if not is_python(base):
            own: Any = base.__hash__
            has_value = own is not None and own is not object.__hash__
            return not has_value or issubclass(base, VIEWS)
    return False


@of_class
def is_ours(kind: type) -> bool:
    """Whether a class belongs to this package."""
    return kind.__module__.partition(".")[0] == "interleavings"


def is_explored(value: Any) -> bool:
    """Whether a module, a class, or a function belongs to the explored files."""
    if isinstance(value, types.ModuleType):
        return HOOK in vars(value)
    if isinstance(value, types.FunctionType):
        return HOOK in value.__globals__
    return HOOK in vars(sys.modules.get(value.__module__) or types)


class Sharing:
    """What is shared in the schedule that runs."""

    def __init__(self, scheduler: Scheduler):
        self.scheduler = scheduler
        self.modules: Callable[[], Iterable[types.ModuleType]] = tuple
        self.known: dict[int, Any] = {}

    def begin(self) -> None:
        """Begin a new schedule."""
        self.known = {}

    def touches(self, worker: Worker, values: Iterable[Any], *, deep: bool = True, instances: bool = False) -> bool:
        """Whether an operation of C code on some values could read or change what is shared.

        deep: whether it looks at what is in them; instances: whether it reads the attributes of objects, too.
        """
        found = list(_changeable(values, deep, instances, False))
        return bool(found) and self.is_shared(worker, found)

    def reaches(self, worker: Worker, values: Iterable[Any]) -> bool:
        """Whether code that is not explored could get from some values to what is shared, also by calling them."""
        found = list(_changeable(values, True, True, True))
        return any(type(value) is types.FunctionType for value in found) or (
            bool(found) and self.is_shared(worker, found)
        )

    def has_changeable(self, values: Iterable[Any]) -> bool:
        """Whether C code could change something among some values, shared or not."""
        return any(True for _ in _changeable(values, True, True, False))

    def is_shared(self, worker: Worker, objects: list[Any]) -> bool:
        """Whether another thread can reach one of the objects now, or could before."""
        if any(id(value) in self.known for value in objects):
            return True
        for look in (self._look_around, self._look_into_threads):
            look(worker)
            if any(id(value) in self.known for value in objects):
                return True
        return False

    def _look_around(self, worker: Worker) -> None:
        """Add what hangs from the shared object and the modules to what is known to be shared."""
        scheduler = self.scheduler
        todo: list[Any] = [scheduler.shared]
        for module in self.modules():
            self.known[id(module)] = module
            todo += _variables(module)
        self._follow(todo)

    def _look_into_threads(self, worker: Worker) -> None:
        """Add what other threads than that of `worker` have in hand."""
        scheduler = self.scheduler
        todo: list[Any] = []
        frames = sys._current_frames()
        for ident, other in scheduler.by_thread.items():
            if other is not worker:
                todo += other.loaded.values()
                frame = frames.get(ident)
                while frame:
                    todo += frame.f_locals.values()
                    frame = frame.f_back
        self._follow(todo)

    def _follow(self, todo: list[Any]) -> None:
        """Add some values, and what hangs from them."""
        seen: set[int] = set()
        while todo:
            value = todo.pop()
            if type(value) in ATOMS or id(value) in seen:
                continue
            seen.add(id(value))
            if isinstance(value, types.ModuleType) or (isinstance(value, type) and not is_explored(value)):
                continue
            if not is_ours(type(value)):
                self.known[id(value)] = value
            todo += _parts(value)


def _variables(module: types.ModuleType) -> list[Any]:
    return [value for name, value in list(vars(module).items()) if not name.startswith(("__", "_interleavings_"))]


def _parts(value: Any) -> list[Any]:
    """What hangs from a value directly."""
    kind = type(value)
    if is_ours(kind):
        return [value.iterator] if hasattr(value, "iterator") else list(getattr(value, "items", ()))
    if isinstance(value, type):
        return list(vars(value).values())
    if isinstance(value, types.FunctionType):
        cells = [cell.cell_contents for cell in value.__closure__ or () if not _is_empty(cell)]
        return [*cells, value.__defaults__, value.__kwdefaults__, value.__dict__]
    if isinstance(value, GENERATORS):
        frame = _frame(value)
        return list(frame.f_locals.values()) if frame else []
    if isinstance(value, (types.FrameType, types.TracebackType, types.ModuleType)):
        return []
    if isinstance(value, _weakref.ref):
        return [value()]
    return gc.get_referents(value)


def _frame(value: Any) -> Any:
    """The frame of a generator or coroutine; None after its end."""
    return getattr(value, "gi_frame", None) or getattr(value, "cr_frame", None) or getattr(value, "ag_frame", None)


def _is_empty(cell: Any) -> bool:
    try:
        return cell.cell_contents is cell
    except ValueError:
        return True


def _changeable(values: Iterable[Any], deep: bool, instances: bool, functions: bool) -> Iterator[Any]:
    """The objects that can change among some values and, if `deep`, in them.

    A function is none of them, but for explored ones where `functions` are asked for: code that calls them may be
    given anything.
    """
    todo, seen = list(values), set()
    while todo:
        value = todo.pop()
        kind = type(value)
        if kind in ATOMS or id(value) in seen or is_ours(kind):
            if is_ours(kind) and hasattr(value, "iterator"):
                todo.append(value.iterator)
            continue
        seen.add(id(value))
        if isinstance(value, types.ModuleType):
            if instances and is_explored(value):
                yield value
        elif isinstance(value, type):
            if instances and is_explored(value):
                yield value
        elif kind is types.FunctionType:
            if (functions or instances) and is_explored(value):
                yield value
        elif kind is types.MethodType:
            if functions:
                todo += [value.__func__, value.__self__]
        elif kind in (types.BuiltinFunctionType, types.MethodWrapperType):
            todo.append(value.__self__)
        elif isinstance(value, GENERATORS):
            yield value
            frame = _frame(value)
            if deep and not (frame and HOOK in frame.f_globals):
                todo += _parts(value)
        elif is_frozen(kind):
            if deep:
                todo += _parts(value)
        elif has_state(kind) or instances:
            if has_state(kind) or not _is_plain(kind):
                yield value
            if deep and (has_state(kind) or instances):
                todo += _parts(value)


@of_class
def _is_plain(kind: type) -> bool:
    """Whether objects of a class have nothing that can change: numbers, functions of C, members of an Enum."""
    return not has_state(kind) and (not is_python(kind) or _has_values(kind))


@of_class
def _has_values(kind: type) -> bool:
    return kind.__module__.partition(".")[0] in VALUES or issubclass(kind, enum.Enum)


@of_class
def is_frozen(kind: type) -> bool:
    """Whether an object of a class stays as it was made, but for what is in it."""
    if issubclass(kind, (tuple, frozenset)) or kind is slice:
        return True
    return bool(getattr(getattr(kind, "__dataclass_params__", None), "frozen", False))
