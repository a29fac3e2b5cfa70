"""Results as values, all the way down: `key` to compare them, `text` to show them. No code of a user is called.

Dictionaries and sets are equal in any order, objects by their class and attributes, what refers to itself ends.
"""

from __future__ import annotations

import collections
import enum
import functools
import io
import re
import types
from collections.abc import Hashable, Iterator
from typing import Any

from interleavings.instrument import PREFIX
from interleavings.sharing import ATOMS, GENERATORS, VALUES, has_state, is_explored, is_python, of_class
from interleavings.standins import Lock, SimpleQueue

CODE = {types.ModuleType, types.BuiltinFunctionType, property, staticmethod, classmethod, types.MethodType}
CODE |= {types.MemberDescriptorType, types.GetSetDescriptorType}
TOOLS = ("interleavings", "threading", "queue", "_thread")


def attributes(value: object) -> dict[str, Any]:
    """The attributes of an object itself, in `__dict__` and in slots, without reading a property."""
    found = dict(getattr(value, "__dict__", None) or {})
    kind: Any = type(value)
    for name, member in _slots(kind):
        try:
            found.setdefault(name, member.__get__(value))
        except AttributeError:  # a slot that is empty
            pass
    return found


@functools.lru_cache(None)
def _slots(kind: Any) -> list[tuple[str, Any]]:
    """The slots of a class written in Python, those of the classes that it extends first."""
    bases = [base for base in reversed(kind.__mro__) if is_python(base)]
    members = [member for base in bases for member in vars(base).items()]
    return [(name, member) for name, member in members if isinstance(member, types.MemberDescriptorType)]


def contents(value: Any) -> tuple[str, Any]:
    """What counts of a value: how it is shown, and its parts: an atom, a list, a set, a dictionary, or attributes."""
    kind = type(value)
    if _is_simple(kind):
        return "object", attributes(value)
    if isinstance(value, Lock):
        return "lock", f"held by {value.holder.name}" if value.holder else None
    if isinstance(value, SimpleQueue):
        return "list", list(value.items)
    if kind.__module__ == "queue" and hasattr(value, "queue"):
        return "list", list(value.queue)
    if kind.__module__ in TOOLS:
        return "tool", getattr(value, "_flag", getattr(value, "_value", None))
    if isinstance(value, types.FunctionType) and (kept := dict(_of_function("", value))):
        return "function", {"name": value.__qualname__, **kept}
    if isinstance(value, (types.ModuleType, type, types.FunctionType, types.BuiltinFunctionType)):
        return "name", getattr(value, "__qualname__", getattr(value, "__name__", ""))
    if isinstance(value, types.MethodType):
        return "method", {"of": value.__self__, "name": value.__func__.__qualname__}
    if isinstance(value, enum.Enum):
        return "name", f"{kind.__name__}.{value.name}"
    if isinstance(value, GENERATORS):
        frame = getattr(value, "gi_frame", None) or getattr(value, "cr_frame", None) or getattr(value, "ag_frame", None)
        names = frame.f_locals if frame else {}
        kept = {name: part for name, part in names.items() if not name.startswith("_interleavings_")}
        return "generator", {"line": frame.f_lineno if frame else 0, **kept}
    if isinstance(value, BaseException):
        return "object", {"args": list(value.args), **attributes(value)}
    if isinstance(value, functools.partial):
        return "object", {"func": value.func, "args": value.args, "keywords": value.keywords, **attributes(value)}
    if isinstance(value, (io.StringIO, io.BytesIO)):
        held = {"closed": True} if value.closed else {"value": value.getvalue(), "at": value.tell()}
        return "object", {**held, **attributes(value)}
    if isinstance(value, collections.OrderedDict):
        return "list", [list(pair) for pair in dict.items(value)]
    if isinstance(value, dict):
        return "dict", dict(dict.items(value))
    base: Any
    for base in (list, tuple, collections.deque):
        if isinstance(value, base):
            return "list", list(base.__iter__(value))
    if isinstance(value, (set, frozenset)):
        return "set", list(value)
    if hasattr(value, "iterator") and kind.__module__ == "interleavings.hooks":
        return contents(value.iterator)
    if has_state(kind):
        return "state", _place_of(value)
    if is_python(kind):
        base = next(base for base in kind.__mro__ if not is_python(base))
        return "state", base.__repr__(value)
    return "atom", value


@of_class
def _is_simple(kind: type) -> bool:
    """Whether objects of a class are no more than their attributes."""
    is_known = kind.__module__.partition(".")[0] in (*TOOLS, *VALUES) or issubclass(kind, (enum.Enum, type))
    return not is_known and all(is_python(base) for base in kind.__mro__[:-1])


def _place_of(value: Any) -> str:
    """What can be said of an object of C code that changes: its class, and of an iterator how much is left."""
    left = getattr(value, "__length_hint__", None)
    shown = f" with {left()} left" if left else ""
    if isinstance(value, (bytearray, memoryview)) or not re.search(" at 0x", text := repr(value)):
        return repr(value)
    del text
    return f"{type(value).__name__}{shown}"


def key(value: Any, around: tuple[int, ...] = ()) -> Hashable:
    """A value to compare results by: equal exactly where the results are."""
    if type(value) in ATOMS:
        return value if value == value else ("nan",)
    if id(value) in around:
        return ("cycle", len(around) - around.index(id(value)))
    kind, parts = contents(value)
    around = (*around, id(value))
    name = type(value).__qualname__
    if kind == "dict":
        pairs = collections.Counter((key(k, around), key(v, around)) for k, v in parts.items())
        return (name, frozenset(pairs.items()), *_more(value, around))
    if kind in ("object", "generator", "method", "function"):
        return (name, frozenset((k, key(v, around)) for k, v in parts.items()))
    if kind == "set":
        return ("set", frozenset(collections.Counter(key(v, around) for v in parts).items()), *_more(value, around))
    if kind == "state":
        return (name, parts, *_more(value, around))
    if kind == "list":
        return (name, tuple(key(v, around) for v in parts), *_more(value, around))
    if kind == "atom":
        try:
            hash(parts)
        except TypeError:
            return (name, repr(parts))
        return (name, parts)
    return (kind, parts)


def _more(value: Any, around: tuple[int, ...]) -> Iterator[Hashable]:
    """What an object of a class that extends a built-in one has besides."""
    if is_python(type(value)):
        yield frozenset((k, key(v, around)) for k, v in attributes(value).items())


def text(value: Any, around: tuple[int, ...] = ()) -> str:
    """A value in words, on one line."""
    if type(value) in ATOMS:
        return repr(value)
    if id(value) in around:
        return "..."
    kind, parts = contents(value)
    around = (*around, id(value))
    name = type(value).__name__
    if kind == "dict":
        shown = sorted((text(k, around), text(v, around)) for k, v in parts.items())
        inner = "{" + ", ".join(f"{k}: {v}" for k, v in shown) + "}"
        return inner if type(value) is dict else f"{name}({inner}{_text_of_more(value, around)})"
    if kind in ("object", "generator", "method"):
        inner = ", ".join(f"{k} {text(v, around)}" for k, v in parts.items() if not is_hidden(v))
        return f"{name}({inner})"
    if kind == "function":
        inner = ", ".join(f"{k[1:]} {text(v, around)}" for k, v in parts.items() if k[0] == "." and not is_hidden(v))
        return f"{parts['name']}({inner})" if inner else str(parts["name"])
    if kind == "set":
        inner = ", ".join(sorted(text(v, around) for v in parts))
        inner = "{" + inner + "}" if parts else "set()"
        return inner if type(value) is set else f"{name}({inner}{_text_of_more(value, around)})"
    if kind == "list":
        inner = ", ".join(text(v, around) for v in parts)
        if type(value) is tuple:
            return f"({inner},)" if len(parts) == 1 else f"({inner})"
        return f"[{inner}]" if type(value) is list else f"{name}([{inner}]{_text_of_more(value, around)})"
    if kind == "state":
        more = _text_of_more(value, around)
        own = str(parts).removeprefix(f"{name}(").removesuffix(")") if str(parts).startswith(f"{name}(") else parts
        return f"{name}({own}{more})" if more else str(parts)
    if kind == "tool":
        return f"{name}({parts})"
    return str(parts) if kind in ("name", "lock") else re.sub(" at 0x[0-9A-Fa-f]+", "", repr(parts))


def _text_of_more(value: Any, around: tuple[int, ...]) -> str:
    """The attributes of an object of a class that extends a built-in one, in words."""
    more = attributes(value).items() if is_python(type(value)) and type(value).__module__ not in TOOLS else ()
    return "".join(f", {k} {text(v, around)}" for k, v in more if not is_hidden(v))


def is_hidden(value: Any) -> bool:
    """Whether a value is one that threads wait with and that looks the same whatever happened: a free lock."""
    kind, parts = contents(value) if type(value).__module__ in TOOLS or isinstance(value, Lock) else ("", "")
    return kind in ("lock", "tool") and parts is None


def shown(named: dict[str, Any]) -> str:
    """Named values in words, without what is hidden."""
    return ", ".join(f"{name} {text(value)}" for name, value in named.items() if not is_hidden(value))


def state(module: types.ModuleType) -> dict[str, Any]:
    """What a module and its classes hold besides the shared object: name and value; functions, classes, modules not."""
    found: dict[str, Any] = {}
    owners: list[tuple[str, dict[str, Any]]] = [("", dict(vars(module)))]
    while owners:
        prefix, names = owners.pop()
        for name, value in names.items():
            if name.startswith(("__", PREFIX, "_abc_")):
                continue
            kind = type(value)
            if kind is types.FunctionType:
                found.update({prefix + name: part for name, part in _of_function(name, value)})
            elif issubclass(kind, type):
                if value.__module__ == module.__name__ and value.__qualname__ == prefix + name and is_explored(value):
                    owners.append((f"{value.__qualname__}.", dict(vars(value))))
            elif kind not in CODE:
                found[prefix + name] = value
    return found


def _of_function(name: str, function: types.FunctionType) -> Iterator[tuple[str, Any]]:
    """What a function keeps: its attributes, the variables around it, and the defaults that can change."""
    for attribute, value in vars(function).items():
        if attribute != "__wrapped__":
            yield f"{name}.{attribute}", value
    for variable, cell in zip(function.__code__.co_freevars, function.__closure__ or ()):
        if variable != "__class__" and _is_full(cell):
            yield f"{name}.{variable}", cell.cell_contents
    for number, value in enumerate(function.__defaults__ or ()):
        if type(value) not in ATOMS:
            yield f"{name}.{number}", value
    for argument, value in (function.__kwdefaults__ or {}).items():
        if type(value) not in ATOMS:
            yield f"{name}.{argument}", value


def _is_full(cell: Any) -> bool:
    try:
        return cell.cell_contents is not cell
    except ValueError:
        return False
