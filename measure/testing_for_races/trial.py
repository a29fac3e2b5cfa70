"""Runs the two threads of a program of snippets/races for real, and prints what came as one JSON object.

    python trial.py stress FILE '["right outcome", ...]'
    python trial.py forced FILE '["right outcome", ...]'

stress: as many runs as fit into SECONDS, until an outcome is wrong; the threads meet at a barrier before each BATCH of
objects and ask for a switch as often as they can. forced: one run, in which the thread that PLACES
names is stopped at one place, chosen by hand for this bug, until the other has ended or PATIENCE is over.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from cases import caught, load, outcome

SECONDS, BATCH = 2.0, 100
PATIENCE = 0.2  # how long a stopped thread waits for the other; a lock can keep that one out
HANGS = 1.0  # who has not ended by then waits for ever
# Of each bug: the thread to stop, and after which read or write of which attribute; `late`: the other goes first.
PLACES = {
    "audit_between": ("ann", "write", "left", 1, False),
    "check_then_act": ("ann", "read", "free", 1, False),
    "condition_if": ("bob", "read", "changed", 3, True),
    "half_built": ("ann", "write", "prices", 1, False),
    "lazy_init": ("ann", "read", "book", 1, False),
    "lock_order": ("ann", "read", "right", 1, False),
    "lost_update": ("ann", "read", "balance", 1, False),
    "lost_wakeup": ("ann", "read", "called", 1, False),
    "maximum": ("ann", "read", "best", 1, False),
    "test_then_pop": ("ann", "read", "orders", 2, False),
    "two_locks": ("ann", "read", "balance", 1, False),
    "write_only": ("ann", "read", "balance", 1, False),
}


def ended(threads: list[threading.Thread], limit: float) -> bool:
    """Wait for threads and say whether all have ended."""
    end = time.monotonic() + limit
    for thread in threads:
        thread.join(max(0, end - time.monotonic()))
    return not any(thread.is_alive() for thread in threads)


def stress(module: ModuleType) -> list[str]:
    """Let both threads go at once, from one new object to the next."""
    objects, start = [module.shared() for _ in range(BATCH)], threading.Barrier(len(module.THREADS))

    def run(function: Callable) -> None:
        start.wait(HANGS)
        for shared in objects:
            function(shared)

    threads = [threading.Thread(target=run, args=(caught(one),), daemon=True) for one in module.THREADS]
    for thread in threads:
        thread.start()
    return [outcome(module, shared) for shared in objects] if ended(threads, HANGS) else ["deadlock"]


def forced(module: ModuleType) -> list[str]:
    """Stop one thread at its place until the other has ended."""
    name, kind, attribute, count, late = PLACES[module.__name__.removesuffix("_cured")]
    seen: list[str] = []

    class Stopped(module.shared):  # type: ignore[name-defined]  # a class that is known when the file is loaded
        """The shared object with a stop in it."""

        def __getattribute__(self, key):
            value = super().__getattribute__(key)
            stop("read", key)
            return value

        def __setattr__(self, key, value):
            super().__setattr__(key, value)
            stop("write", key)

    def stop(what: str, key: str) -> None:
        if (what, key) == (kind, attribute) and threading.current_thread().name == name:
            seen.append(key)
            if len(seen) == count:
                let_other_run()

    def let_other_run() -> None:
        if other.ident is None:
            other.start()
        ended([other], PATIENCE)

    def run_stopped() -> None:
        caught(functions.pop(name))(shared)
        let_other_run()

    functions, shared = {function.__name__: function for function in module.THREADS}, Stopped()
    one = threading.Thread(target=run_stopped, name=name, daemon=True)
    other = threading.Thread(
        target=caught(next(functions[n] for n in functions if n != name)), args=(shared,), daemon=True
    )
    if late:
        let_other_run()
    one.start()
    return [outcome(module, shared) if ended([one, other], HANGS) else "deadlock"]


def main() -> None:
    """Run one trial, print what came, and leave whoever hangs behind."""
    way, path, right = sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])
    module, begin, runs = load(path), time.perf_counter(), 0
    came: list[str] = []
    sys.setswitchinterval(1e-6)
    while not came and time.perf_counter() - begin < SECONDS:
        outcomes = stress(module) if way == "stress" else forced(module)
        runs += len(outcomes)
        came = [one for one in outcomes if one not in right]
        if way == "forced":
            break
    print(json.dumps({"wrong": came[:1], "runs": runs}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
