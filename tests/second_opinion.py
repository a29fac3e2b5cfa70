"""What frontrun finds in programs of snippets/races: JSON lines, two for each. Run by its own command:

    .cache/dev/bin/frontrun python tests/second_opinion.py [--real-clock] FILE...

Every outcome that it comes to is reported, as the explorer words it but for lines and for who waits for whom, so
that the two can be compared outcome by outcome and not only by "found" and "not found".
"""

import importlib.util
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import frontrun

TOOLS = ("frontrun", "threading", "queue", "_thread")  # what threads wait with is no outcome
HOW = {"clock": "virtual", "preemption_bound": None, "stop_on_first": False, "reproduce_on_failure": 0}
REAL = {"clock": "real", "timeout_per_run": 1.0}  # its default clock, but for how long it waits


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module


def caught(function: Callable) -> Callable:
    """The function; what it raises is noted in the shared object, since frontrun would end with it."""

    def run(shared: object) -> None:
        try:
            function(shared)
        except Exception as error:
            text = f": {error}" if str(error) else ""
            setattr(shared, f"_raised_by_{function.__name__}", f"{type(error).__name__}{text}")

    return run


def outcome(module: ModuleType, shared: object) -> str:
    raised = [
        f"{function.__name__} raised {getattr(shared, f'_raised_by_{function.__name__}')}"
        for function in module.THREADS
        if hasattr(shared, f"_raised_by_{function.__name__}")
    ]
    if raised:
        return "; ".join(raised)
    if hasattr(module, "outcome"):
        return str(module.outcome(shared))
    held = {n: v for n, v in vars(shared).items() if type(v).__module__.split(".")[0] not in TOOLS}
    return ", ".join(f"{name} {value!r}" for name, value in held.items())


def opinion(path: Path, turned: bool, **how) -> dict:
    """What frontrun says with the threads in their order, or `turned` round."""
    module, came = load(path), set()
    threads = [caught(function) for function in (reversed(module.THREADS) if turned else module.THREADS)]

    def note(shared: object) -> bool:
        came.add(outcome(module, shared))
        return True

    begin = time.perf_counter()
    result = frontrun.explore(setup=module.shared, workers=threads, invariant=note, **{**HOW, **how})
    if (result.explanation or "").startswith("Deadlock"):
        came.add("deadlock")
    return {
        "program": path.name,
        "turned": turned,
        "outcomes": sorted(came),
        "runs": result.num_explored,
        "given_up": result.inconclusive_reason or "",
        "seconds": round(time.perf_counter() - begin, 3),
    }


if __name__ == "__main__":
    how = REAL if "--real-clock" in sys.argv else {}
    for name in sys.argv[1:]:
        for turned in (False, True) if not name.startswith("--") else ():
            print(json.dumps(opinion(Path(name), turned, **how)), flush=True)
