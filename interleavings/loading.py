"""Loads the file anew for each schedule, and the modules beside it, so that all of them begin as in the one before."""

from __future__ import annotations

import ast
import importlib.abc
import importlib.machinery
import random
import sys
import types
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

from interleavings.hooks import Hooks
from interleavings.instrument import PREFIX, Place, instrument
from interleavings.report import ExplorationError, Request, unreadable
from interleavings.scheduler import describe, line_of
from interleavings.standins import inner
from interleavings.values import attributes, key, state

INSTALLED = ("site-packages", "dist-packages")


class Program(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The explored file and the modules beside it."""

    def __init__(self, request: Request, places: list[Place], hooks: Hooks):
        """Read the file. Raises ExplorationError where it cannot be read or is not Python."""
        self.request, self.places, self.hooks = request, places, hooks
        self.file = request.file
        self.folder = Path(self.file).resolve().parent
        self.codes: dict[str, types.CodeType] = {}
        self.loaded: dict[str, types.ModuleType] = {}
        self.begun: dict[str, dict[str, Hashable]] = {}  # what the modules beside the file hold when they are loaded
        self.chance = random.Random(0).getstate()
        self.names = hooks.names()
        self.name = Path(self.file).stem
        if self.name in sys.modules:
            self.name = f"{self.name} "  # that of a module which is here already
        hooks.files = self.codes.keys  # type: ignore[assignment,method-assign]
        self._code(self.file, "")
        sys.meta_path.insert(0, self)
        sys.path.insert(0, str(self.folder))

    def _code(self, file: str, name: str) -> types.CodeType:
        """The code of a file with its pauses."""
        if file not in self.codes:
            try:
                source = Path(file).read_text("utf-8")
                tree = ast.parse(source, file)
                self.hooks.stored |= stored_names(tree)
                self.hooks.scheduler.asks_locks |= asks_locks(tree)
                tree = instrument(source, file, self.request.granularity, self.places, name)
                self.codes[file] = compile(tree, file, "exec", dont_inherit=True)
            except (OSError, ValueError, SyntaxError) as error:
                raise unreadable(file, error) from None
        return self.codes[file]

    def load(self) -> types.ModuleType:
        """Run the file in a new module. Raises ExplorationError where it does not load."""
        for name in self.loaded:
            sys.modules.pop(name, None)
        random.setstate(self.chance)
        module = types.ModuleType(self.name)
        module.__file__ = self.file
        self.loaded = {self.name: module}
        sys.modules[self.name] = module
        vars(module).update(self.names)
        try:
            exec(self.codes[self.file], vars(module))
        except ExplorationError as error:
            raise located(error, self.file) from None
        except BaseException as error:
            where = f"{self.file}:{line_of(error, self.file) or 1}"
            raise ExplorationError(f"{where}: wanted a file that loads, came {describe(error, self.file)}") from None
        return module

    def close(self) -> None:
        """Leave the modules of this process as they were."""
        sys.meta_path.remove(self)
        sys.path.remove(str(self.folder))
        for name in self.loaded:
            sys.modules.pop(name, None)

    def find(self, module: types.ModuleType, name: str) -> Any:
        """What the file calls by a name. Raises ExplorationError where it is nothing that can be called."""
        found = getattr(module, name, None)
        if not callable(found):
            raise ExplorationError(f"{self.file}:1: wanted a function {name}, came none")
        return found

    def run(self, wanted: str, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function of the file outside of the threads. Raises ExplorationError where it raises."""
        try:
            return function(*arguments)
        except ExplorationError as error:
            raise located(error, self.file) from None
        except BaseException as error:
            line = line_of(error, self.file) or 1
            came = describe(error, "")
            raise ExplorationError(f"{self.file}:{line}: wanted {wanted}, came {came}") from None

    # As a finder and loader of modules

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Find a module in the folder of the file."""
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is None or not spec.origin or not spec.origin.endswith(".py") or fullname.startswith("interleavings"):
            return None
        origin = Path(spec.origin).resolve()
        if not origin.is_relative_to(self.folder) or any(part in INSTALLED for part in origin.parts):
            return None
        if origin.is_relative_to(Path(types.__file__).resolve().parent):
            return None
        spec.loader = self
        return spec

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> None:
        """As Python does it."""

    def exec_module(self, module: types.ModuleType) -> None:
        """Run the module with its pauses."""
        assert module.__spec__ and module.__spec__.origin
        file = module.__spec__.origin
        name = str(Path(file).resolve().relative_to(self.folder))
        code = self._code(file, name)
        self.loaded[module.__name__] = module
        vars(module).update(self.names)
        exec(code, vars(module))
        if module.__name__ not in self.begun:
            self.begun[module.__name__] = {name: key(value) for name, value in state(module).items()}

    def late(self) -> dict[str, Hashable]:
        """What each variable of the modules beside the file held at first."""
        return {f"{module}.{name}": value for module, held in self.begun.items() for name, value in held.items()}

    def modules(self) -> list[types.ModuleType]:
        """The modules that are loaded now."""
        return list(self.loaded.values())


def located(error: ExplorationError, file: str) -> ExplorationError:
    """An error with a FILE:LINE, if it has none."""
    return (
        error if ":" in str(error).split(" ")[0] else ExplorationError(f"{file}:{line_of(error, file) or 1}: {error}")
    )


def stored_names(tree: ast.Module) -> set[str]:
    """The names of attributes that a module writes, as words."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and not isinstance(node.ctx, ast.Load):
            found.add(node.attr)
    return found


def asks_locks(tree: ast.Module) -> bool:
    """Whether a module can ask a lock without waiting for it: by `locked`, or by `acquire` with any argument."""
    waits = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call) and not node.args + node.keywords}
    for node in ast.walk(tree):
        name = getattr(node, "attr", None) or getattr(node, "value", None)
        if name == "locked" or (name == "acquire" and id(node) not in waits):
            return True
    return False


def name_locks(shared: object, modules: list[types.ModuleType]) -> None:
    """Give each lock the name by which the source reaches it, and no two the same one."""
    taken: set[str] = set()

    def name(lock: Any, text: str, full: str) -> None:
        if id(lock) not in named:
            named[id(lock)] = lock
            lock.name = text if text not in taken else full
            taken.add(lock.name)

    named: dict[int, Any] = {}
    todo: list[tuple[str, Any]] = [("", shared)]
    names = {module.__name__ for module in modules}
    for path, value in todo:
        for attribute, part in attributes(value).items() if path.count(".") < 3 else ():
            if lock := inner(part):
                name(lock, path + attribute, f"the shared {path}{attribute}")
            elif type(part).__module__ in names:
                todo.append((f"{path}{attribute}.", part))
    for module in modules:
        for variable, value in list(vars(module).items()):
            if variable.startswith(("__", PREFIX)):
                continue
            if lock := inner(value):
                name(lock, variable, f"the global {variable}")
            elif isinstance(value, type) and value.__module__ == module.__name__:
                for attribute, part in vars(value).items():
                    if lock := inner(part):
                        name(lock, f"{variable}.{attribute}", f"the class's {variable}.{attribute}")
