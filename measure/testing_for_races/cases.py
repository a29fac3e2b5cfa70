"""What the ways of testing share: a program of snippets/races, its functions, and the outcome of one run in words."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

TOOLS = ("frontrun", "threading", "queue", "_thread")  # what threads wait with is no outcome
RACES = Path(__file__).resolve().parent.parent.parent / "snippets" / "races"


def load(path: Path) -> ModuleType:
    """Import a program by its path."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader, path
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def caught(function: Callable) -> Callable:
    """Return the function; what it raises is noted in the shared object."""

    def run(shared: object) -> None:
        try:
            function(shared)
        except Exception as error:
            text = f": {error}" if str(error) else ""
            setattr(shared, f"_raised_by_{function.__name__}", f"{type(error).__name__}{text}")

    return run


def outcome(module: ModuleType, shared: object) -> str:
    """Word an outcome as the explorer does, but for the line that raised."""
    held = vars(shared)
    raised = [
        f"{function.__name__} raised {held[key]}"
        for function in module.THREADS
        if (key := f"_raised_by_{function.__name__}") in held
    ]
    if raised:
        return "; ".join(raised)
    if hasattr(module, "outcome"):
        return str(module.outcome(shared))
    shown = {name: value for name, value in held.items() if type(value).__module__.split(".")[0] not in TOOLS}
    return ", ".join(f"{name} {value!r}" for name, value in shown.items())
