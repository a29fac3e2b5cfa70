"""What the code that `instrument.py` has written calls: makes the steps, then does what the source says.

A worker that is handed to no hook is None: a thread that is not explored, such as the one that loads the file.
"""

from __future__ import annotations

import _thread
import operator
import os
import sys
import threading
from _thread import get_ident
from collections.abc import Callable, Iterator
from types import BuiltinMethodType, CodeType, FrameType, FunctionType, MethodType, MethodWrapperType, ModuleType
from typing import Any

from interleavings.instrument import PREFIX, Place
from interleavings.scheduler import Scheduler, Worker
from interleavings.sharing import ATOMS, GENERATORS, HOOK, Sharing, has_state, is_explored, is_ours, is_python
from interleavings.standins import Lock

IMMUTABLE = (str, bytes, int, float, complex, tuple, frozenset, range, type(None), type)
OPERATORS: dict[str, Callable[..., Any]] = {
    "Add": operator.add,
    "Sub": operator.sub,
    "Mult": operator.mul,
    "MatMult": operator.matmul,
    "Div": operator.truediv,
    "FloorDiv": operator.floordiv,
    "Mod": operator.mod,
    "Pow": operator.pow,
    "LShift": operator.lshift,
    "RShift": operator.rshift,
    "BitOr": operator.or_,
    "BitXor": operator.xor,
    "BitAnd": operator.and_,
    "Eq": operator.eq,
    "NotEq": operator.ne,
    "Lt": operator.lt,
    "LtE": operator.le,
    "Gt": operator.gt,
    "GtE": operator.ge,
    "In": operator.contains,
}
IN_PLACE: dict[str, Callable[..., Any]] = {
    "Add": operator.iadd,
    "Sub": operator.isub,
    "Mult": operator.imul,
    "MatMult": operator.imatmul,
    "Div": operator.itruediv,
    "FloorDiv": operator.ifloordiv,
    "Mod": operator.imod,
    "Pow": operator.ipow,
    "LShift": operator.ilshift,
    "RShift": operator.irshift,
    "BitOr": operator.ior,
    "BitXor": operator.ixor,
    "BitAnd": operator.iand,
}
# They read nothing that can change.
PURE = {isinstance, issubclass, callable, id, type, super, object, property, staticmethod, classmethod, slice, range}
# Of an object of a class written in Python, they read nothing but by its methods.
BY_METHODS = {len, next, iter, str, repr, format, hash, bool, int, float, complex, bytes, abs, round, divmod, pow, sum}
BY_METHODS |= {min, max, sorted, any, all, list, tuple, set, frozenset, dict, enumerate, zip, map, filter, reversed}
BY_METHODS |= {
    print,
    ascii,
    bytearray,
    chr,
    ord,
    bin,
    hex,
    oct,
    *(getattr(operator, name) for name in operator.__all__),
}
BY_METHODS -= {operator.attrgetter, operator.methodcaller}
BY_METHODS |= {*OPERATORS.values(), *IN_PLACE.values()}
REFUSED = {exec, eval, globals, compile, _thread.start_new_thread, threading.Thread.start, __import__}
REFUSED |= {
    getattr(os, name) for name in ("fork", "forkpty", "posix_spawn", "posix_spawnp", "system") if hasattr(os, name)
}
# Modules of Python code whose own state is guarded by stand-ins, never changes, or belongs to one thread, and which
# read what they are given by its methods alone.
TRUSTED = {
    "threading",
    "queue",
    "contextlib",
    "enum",
    "types",
    "typing",
    "abc",
    "_py_abc",
    "_collections_abc",
    "_weakrefset",
}
TRUSTED |= {"functools", "importlib._bootstrap", "importlib._bootstrap_external", "zipimport", "annotationlib"}
STARTING = {"Thread.start", "BaseProcess.start"}  # of threads and processes that nobody would explore
NOT_TRUSTED = {"cached_property.__get__", *STARTING}
CALLING = {  # by name, the argument of which they call a method, now or later, without a step
    "_BaseExitStack.callback": ("callback", "__call__"),
    "_BaseExitStack.push": ("exit", "__exit__"),  # or a callable
    "_BaseExitStack.enter_context": ("cm", "__enter__"),
    "closing.__init__": ("thing", "close"),
    "ContextDecorator.__call__": ("func", "__call__"),
    "Condition.wait_for": ("predicate", "__call__"),
    "Barrier.__init__": ("action", "__call__"),
    "Thread.__init__": ("target", "__call__"),  # which its `run` calls
    "Timer.__init__": ("function", "__call__"),
    "partialmethod.__init__": ("func", "__call__"),
    "_partial_new": ("func", "__call__"),  # makes a partialmethod since 3.14
    "register": ("func", "__call__"),  # of functools.singledispatch
}
ALSO_TRUSTED = {"Counter.__missing__"}
TOOL = 4  # a number for sys.monitoring that nobody else uses
HERE = os.path.dirname(os.path.abspath(__file__))


class Hooks:
    """The hooks. `place`: the number of the Place where the code that calls stands."""

    def __init__(self, scheduler: Scheduler, places: list[Place], sharing: Sharing):
        self.scheduler, self.places, self.sharing = scheduler, places, sharing
        self.single: list[Any] = []  # functions whose calls are one step each, as the file says
        self.stored: set[str] = set()  # names of attributes that some explored code writes
        self.disable: object = None  # what tells sys.monitoring not to ask again
        self.harmless: dict[int, Any] = {}  # code that `trace` need not look at again

    def names(self) -> dict[str, Any]:
        """The hooks under the names by which the code calls them."""
        names = ["step", "get", "to", "at", "item", "look", "call", "do", "change", "left", "truth", "touch", "plain"]
        names += ["iterate", "aiterate", "unpack", "spread", "spread_map", "enter", "delegate", "subject"]
        found: dict[str, Any] = {PREFIX + name: getattr(self, name) for name in names}
        return {**found, PREFIX + "caught": self.scheduler.caught, PREFIX + "slice": slice}

    def step(self, place: int) -> None:
        """Before any step."""
        if worker := self.scheduler.by_thread.get(get_ident()):
            self.scheduler.step(worker, place)

    def _load(self, worker: Worker, value: Any) -> Any:
        """Remember what a worker has in hand, then return it."""
        if type(value) not in ATOMS:
            worker.loaded[id(value)] = value
        return value

    # Attributes, items, calls

    def get(self, value: Any, name: str, place: int, /) -> Any:
        """`value.name`."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker is None or (type(value) is ModuleType and HOOK not in value.__dict__):
            return getattr(value, name)
        self.scheduler.step(worker, place)
        return self._load(worker, getattr(value, name))

    def to(self, value: Any, place: int, /) -> Any:
        """Before an attribute of `value` is written; returns the value."""
        if worker := self.scheduler.by_thread.get(get_ident()):
            if isinstance(value, (ModuleType, type)) and not is_explored(value):
                came = f"{value.__name__}, which stays changed"
                self.scheduler.refuse(
                    worker, place, f"wanted an object that is made anew for each schedule, came {came}"
                )
            self.scheduler.step(worker, place)
        return value

    def at(self, index: Any, place: int, /) -> Any:
        """Before an item is written; returns its index."""
        if worker := self.scheduler.by_thread.get(get_ident()):
            self.scheduler.step(worker, place)
        return index

    def item(self, value: Any, index: Any, place: int, /) -> Any:
        """`value[index]`."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker is None:
            return value[index]
        self.scheduler.step(worker, place)
        return self._perform(worker, place, True, operator.getitem, (value, index), {})

    def look(self, owner: Any, name: str, place: int, /) -> Any:
        """Before the method `name` of `owner` is looked up: a step where it could be another one the next time."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker and (type(owner) is not ModuleType or HOOK in owner.__dict__):
            if (name in getattr(owner, "__dict__", ()) and not isinstance(owner, type)) or name in self.stored:
                self.scheduler.step(worker, place)
        return owner

    def call(self, function: Any, place: int, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function. An explored one makes its own steps; any other is one step, if there is need for one."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker is None:
            return function(*args, **kwargs)
        worker.place, worker.note = place, ""
        kind = type(function)
        if self.single and function in self.single:
            return self._call_single(worker, place, function, args, kwargs)
        if kind is FunctionType or (kind is MethodType and type(function.__func__) is FunctionType):
            return self._load(worker, function(*args, **kwargs))
        if isinstance(function, type) and is_python(function) and not has_state(function):
            return self._load(worker, self._make(function, args, kwargs))
        if _has_python(kind, "__call__"):
            return self._load(worker, function(*args, **kwargs))
        return self._call_c(worker, place, function, args, kwargs)

    def _make(self, kind: type, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Make an object; `trace` knows this function: what a class does to a new object concerns nobody else."""
        return kind(*args, **kwargs)

    def _call_single(
        self, worker: Worker, place: int, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> Any:
        """Call a function that is one step, because the file says so."""
        self.scheduler.step(worker, place)
        ident = _thread.get_ident()
        del self.scheduler.by_thread[ident]
        try:
            result = function(*args, **kwargs)
        finally:
            self.scheduler.by_thread[ident] = worker
        return self._load(worker, result)

    def _call_c(self, worker: Worker, place: int, function: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call what is not written in Python."""
        if function in PURE:
            return function(*args, **kwargs)
        if function in REFUSED:
            self.refuse(worker, place, getattr(function, "__qualname__", repr(function)), "cannot be followed")
        owner = getattr(function, "__self__", None)
        if type(function) is BuiltinMethodType and not isinstance(owner, (ModuleType, *IMMUTABLE)):
            touches = True
        elif type(function) is MethodWrapperType and function.__name__ == "__init__" and not has_state(type(owner)):
            touches = False
        else:
            values = [owner, *args, *kwargs.values()] if not is_ours(type(function)) else []
            if not isinstance(function, (type, BuiltinMethodType)):
                values.append(function)
            touches = self.sharing.touches(worker, values, instances=not _is_by_methods(function))
        if touches:
            self.scheduler.step(worker, place)
        return self._perform(worker, place, touches, function, args, kwargs)

    def _perform(
        self,
        worker: Worker,
        place: int,
        touches: bool,
        function: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Any:
        """Call C code, which may call explored functions: `left` knows by this function that they return to it."""
        inside = worker.inside
        inside.append((place, touches))
        try:
            result = function(*args, **kwargs)
        finally:
            if inside:
                inside.pop()
        if type(result) not in ATOMS:
            worker.loaded[id(result)] = result
        return result

    def left(self, value: Any, /) -> Any:
        """Before an explored function returns a value: a step where C code goes on with what is shared."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker and worker.inside:
            caller = sys._getframe(1).f_back
            if caller and caller.f_code is PERFORM:
                place, touches = worker.inside[-1]
                if not touches and type(value) not in ATOMS and self.sharing.touches(worker, (value,)):
                    touches = True
                    worker.inside[-1] = (place, True)
                if touches:
                    self.scheduler.step(worker, place, None, f"go on to {self.places[place].text}")
        return value

    # Operators, tests, formatting

    def do(self, name: str, place: int, left: Any, right: Any, /) -> Any:
        """An operator between two values."""
        if name == "NotIn":
            return not self.do("In", place, left, right)
        if name == "In":
            left, right = right, left
        if type(left) in ATOMS and type(right) in ATOMS:
            return OPERATORS[name](left, right)
        return self._operate(OPERATORS[name], place, left, right)

    def change(self, name: str, place: int, value: Any, other: Any, /) -> Any:
        """An augmented assignment, less the assignment."""
        if type(value) in ATOMS:
            return self.do(name, place, value, other)
        return self._operate(IN_PLACE[name], place, value, other)

    def _operate(self, function: Callable[..., Any], place: int, left: Any, right: Any) -> Any:
        worker = self.scheduler.by_thread.get(get_ident())
        if worker is None:
            return function(left, right)
        touches = self.sharing.touches(worker, (left, right))
        if touches:
            self.scheduler.step(worker, place)
        return self._perform(worker, place, touches, function, (left, right), {})

    def truth(self, value: Any, place: int, /) -> Any:
        """Before it is asked whether a value is true."""
        return self._touch(value, place, deep=False)

    def touch(self, value: Any, place: int, /) -> Any:
        """Before a value is formatted."""
        return self._touch(value, place, deep=True)

    def _touch(self, value: Any, place: int, *, deep: bool) -> Any:
        if type(value) not in ATOMS:
            worker = self.scheduler.by_thread.get(get_ident())
            if worker and self.sharing.touches(worker, (value,), deep=deep):
                self.scheduler.step(worker, place)
        return value

    def plain(self, value: Any, place: int, /) -> Any:
        """A value that is read later than it can be seen here: refused where it is shared."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker and type(value) not in ATOMS and self.sharing.touches(worker, (value,)):
            self.refuse(worker, place, type(value).__name__, "would be read in several steps")
        return value

    def subject(self, value: Any, place: int, reads: bool, names: tuple[str, ...], /) -> Any:
        """The subject of `match`: refused where it is shared and a pattern looks at what is in it.

        names: of the attributes that patterns read; refused where some explored code writes one of them.
        """
        worker = self.scheduler.by_thread.get(get_ident())
        if worker and (written := [name for name in names if name in self.stored]):
            self.refuse(worker, place, f"match with .{written[0]} in a pattern", "is read in several steps: use `if`")
        if worker and reads and type(value) not in ATOMS and self.sharing.touches(worker, (value,), instances=True):
            self.refuse(worker, place, f"match on {type(value).__name__}", "is read in several steps: use `if`")
        return value

    def refuse(self, worker: Worker, place: int, what: str, why: str) -> None:
        """End the exploration."""
        self.scheduler.refuse(worker, place, f"wanted what can be made steps of, came {what}, which {why}")

    # Iteration and unpacking

    def iterate(self, value: Any, place: int, following: int, unpacks: bool, /) -> Any:
        """What a `for` goes through; `following`: the place of each step to the next item."""
        if type(value) in ATOMS or (type(value) is tuple and not unpacks):
            return value
        worker = self.scheduler.by_thread.get(get_ident())
        if worker and type(value) not in (list, Iteration) and not hasattr(value, "__next__"):
            self._touch(value, place, deep=False)
        return Iteration(self, iter(value), following, unpacks)

    def aiterate(self, value: Any, place: int, /) -> Any:
        """What an `async for` goes through."""
        return AsyncIteration(self, value.__aiter__(), place)

    def unpack(self, value: Any, place: int, is_deep: bool, /) -> Any:
        """What is assigned to several names."""
        if type(value) in ATOMS:
            return value
        worker = self.scheduler.by_thread.get(get_ident())
        if worker and is_deep and type(value) in (tuple, list):
            for part in value:
                if type(part) not in ATOMS and type(part) is not tuple:
                    self.plain(part, place)
        if type(value) is list:
            return self._touch(value, place, deep=False)
        return value if type(value) is tuple else Iteration(self, iter(value), place, False)

    def spread(self, value: Any, place: int, /) -> Any:
        """What stands behind a `*`."""
        value = self.unpack(value, place, False)
        return tuple(value) if type(value) is list else value

    def spread_map(self, value: Any, place: int, /) -> Any:
        """What stands behind a `**`."""
        self._touch(value, place, deep=False)
        return dict(value) if type(value) is dict else value

    def enter(self, value: Any, place: int, /) -> Any:
        """What stands behind a `with`."""
        worker = self.scheduler.by_thread.get(get_ident())
        if worker:
            worker.place, worker.note = place, ""
            if has_state(type(value)) and not isinstance(value, Lock):
                self.plain(value, place)
        return value

    def delegate(self, value: Any, place: int, following: int, /) -> Any:
        """What stands behind a `yield from`."""
        if not isinstance(value, GENERATORS):
            return self.iterate(value, place, following, False)
        return self.plain(value, place)

    # What is not explored

    def watch(self) -> None:
        """From here on, see each function that begins."""
        if sys.version_info < (3, 12):
            self.scheduler.trace = self.trace
            return
        monitoring: Any = sys.monitoring  # type: ignore[attr-defined,unused-ignore]
        if monitoring.get_tool(TOOL) is None:
            monitoring.use_tool_id(TOOL, "interleavings")
        self.disable = monitoring.DISABLE
        for event in (monitoring.events.PY_START, monitoring.events.PY_RESUME):
            monitoring.register_callback(TOOL, event, self._begins)
        monitoring.set_events(TOOL, monitoring.events.PY_START | monitoring.events.PY_RESUME)

    def _begins(self, code: CodeType, offset: int) -> object:
        if id(code) not in self.harmless:
            self.trace(sys._getframe(1), "call", None)
        return self.disable if id(code) in self.harmless else None

    def trace(self, frame: FrameType, event: str, arg: object) -> None:
        """See a function that begins: one that is not explored is refused where it can get at what is shared."""
        code = frame.f_code
        if id(code) in self.harmless:  # a code object has a hash, but a slow one
            return
        if code.co_filename.startswith(HERE) or (HOOK in frame.f_globals and code.co_filename in self.files()):
            self.harmless[id(code)] = code
            return
        worker = self.scheduler.by_thread.get(get_ident())
        if worker is None or self.scheduler.aborting:
            return
        module = frame.f_globals.get("__name__", "")
        name = _qualified(frame)
        if name in STARTING:
            self._refuse_frame(worker, frame, f"{name} of {module}, which nobody would explore")
        if self.scheduler.granularity != "access":
            return
        if module in TRUSTED and name in CALLING:
            argument, method = CALLING[name]
            given = frame.f_locals.get(argument)
            keywords = frame.f_locals.get("kwds") or frame.f_locals.get("kwargs") or {}
            values = [given, *(frame.f_locals.get("args") or ()), *keywords.values()]
            if _is_in_c(given, method) and (argument == "func" or self.sharing.has_changeable(values)):
                what = getattr(given, "__qualname__", type(given).__name__)
                self._refuse_frame(worker, frame, f"{what}, given to {module}, which makes no step of it")
            return
        if (module in TRUSTED and name not in NOT_TRUSTED) or name in ALSO_TRUSTED:
            self.harmless[id(code)] = code
            return
        caller = frame.f_back
        if caller and caller.f_code is MAKE and code.co_name in ("__init__", "__new__", "<lambda>"):
            if code.co_filename.startswith("<"):
                return  # written by dataclass or namedtuple
        values = [value for key, value in frame.f_locals.items()]
        if not code.co_flags & 1:
            values += [value for key, value in frame.f_globals.items() if not key.startswith("__")]
        if self.sharing.reaches(worker, values):
            self._refuse_frame(worker, frame, f"{name} of {module}, which can reach what the threads share")

    def _refuse_frame(self, worker: Worker, frame: FrameType, what: str) -> None:
        at = frame.f_back
        while at and not (HOOK in at.f_globals and at.f_code.co_filename in self.files()):
            at = at.f_back
        where = f"{at.f_code.co_filename}:{at.f_lineno}" if at else f"{self.scheduler.file}:1"
        wanted = "wanted explored code, or a function that STEPS names as one step"
        self.scheduler.fail(f"{where}: {wanted}, came {what}")
        self.scheduler.abort(worker)

    def files(self) -> set[str]:
        """The explored files."""
        return set()


def _is_by_methods(function: Any) -> bool:
    try:
        return function in BY_METHODS
    except TypeError:
        return False


def _is_in_c(value: Any, method: str) -> bool:
    """Whether a method of something, or a call of it where it has no such method, runs C code first."""
    kind = type(value)
    if kind is MethodType:
        return _is_in_c(value.__func__, method)
    if isinstance(value, type):
        return value not in PURE and (not is_python(value) or has_state(value))
    if kind is FunctionType or kind in ATOMS:
        return False
    return not _has_python(kind, method if hasattr(kind, method) else "__call__")


def _has_python(kind: type, method: str) -> bool:
    """Whether a method of a class is written in Python."""
    found = next((vars(base)[method] for base in kind.__mro__ if method in vars(base)), None)
    return type(found) is FunctionType


def _qualified(frame: FrameType) -> str:
    """The name of a function, with that of its class where the first argument tells it (3.10 knows no more)."""
    code = frame.f_code
    owner = frame.f_locals.get(code.co_varnames[0]) if code.co_argcount else None
    for kind in type(owner).__mro__:
        if getattr(vars(kind).get(code.co_name), "__code__", None) is code:
            return f"{kind.__qualname__}.{code.co_name}"
    return code.co_name


class Iteration:
    """Goes through an iterator, with a step before each item where the iterator is shared or reads what is."""

    def __init__(self, hooks: Hooks, iterator: Iterator[Any], place: int, unpacks: bool):
        self.hooks, self.iterator, self.place, self.unpacks = hooks, iterator, place, unpacks

    def __iter__(self) -> Iteration:
        return self

    def __next__(self) -> Any:
        hooks = self.hooks
        worker = hooks.scheduler.by_thread.get(get_ident())
        if worker is None:
            return next(self.iterator)
        if hooks.sharing.touches(worker, (self.iterator,)):
            hooks.scheduler.step(worker, self.place)
            value = hooks._perform(worker, self.place, True, next, (self.iterator,), {})
        else:
            value = hooks._load(worker, next(self.iterator))
        return hooks.unpack(value, self.place, False) if self.unpacks else value

    def __length_hint__(self) -> int:
        return operator.length_hint(self.iterator)


class AsyncIteration:
    """The same for `async for`."""

    def __init__(self, hooks: Hooks, iterator: Any, place: int):
        self.hooks, self.iterator, self.place = hooks, iterator, place

    def __aiter__(self) -> AsyncIteration:
        return self

    def __anext__(self) -> Any:
        worker = self.hooks.scheduler.by_thread.get(get_ident())
        if worker and self.hooks.sharing.touches(worker, (self.iterator,)):
            self.hooks.scheduler.step(worker, self.place)
        return self.iterator.__anext__()


PERFORM, MAKE = Hooks._perform.__code__, Hooks._make.__code__
