"""What a pool of two processes gains, or costs, against a plain loop.

    python -m measure.pool.pool          writes pool.json (more than an hour)
    python -m measure.pool.pool --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. Every child of a spawn imports this file, so what only the driver needs
is imported there.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

METHODS = ("fork", "forkserver", "spawn")
WORKS = {"tiny": (1, 4_000), "middle": (1_000, 2_000), "large": (100_000, 64)}  # turns of a task, tasks
ROUNDS, STARTS, CHUNKS = 10, 10, 8
ABOUT = (
    "tiny_*, middle_*, large_*: time that two workers who have started before"
    " take for all tasks, in parts of the time that a plain loop takes; a task"
    " adds up 1, 1,000, or 100,000 squares; 4,000, 2,000, or 64 tasks;"
    " executor: ProcessPoolExecutor.map, pool: multiprocessing.Pool.map; one:"
    " chunksize 1, many: an eighth of the tasks in a chunk; the fastest of 10"
    " rounds of each; start_*: start and end of a ProcessPoolExecutor with two"
    " workers that do one tiny task each, median of 10 after one to warm up,"
    " in large tasks in the loop"
)


def add_squares(turns: int) -> int:
    """Do the work of one task."""
    total = 0
    for n in range(turns):
        total += n * n
    return total


def seconds(run: Callable[..., Iterable], *arguments, **options) -> float:
    """Return how long it takes until all results are there."""
    begin = time.perf_counter()
    list(run(*arguments, **options))
    return time.perf_counter() - begin


def open_and_close(method: str) -> list[int]:
    """Use a pool of two for one tiny task each."""
    with ProcessPoolExecutor(2, get_context(method)) as executor:
        return list(executor.map(add_squares, [1, 1]))


def start_costs() -> dict[str, float]:
    """Return what a pool costs before its first task, in large tasks."""
    turns, tasks = WORKS["large"]
    task = min(seconds(map, add_squares, [turns] * tasks) for _ in range(3)) / tasks
    found = {}
    for method in METHODS:
        open_and_close(method)
        taken = sorted(seconds(open_and_close, method) for _ in range(STARTS))
        found[f"start_{method}"] = round(taken[STARTS // 2] / task, 2)
    return found


def against_the_loop() -> dict[str, float]:
    """Return the time of the pools in parts of that of the loop."""
    spawn, found = get_context("spawn"), dict[str, float]()
    with ProcessPoolExecutor(2, spawn) as executor, spawn.Pool(2) as pool:
        for run in executor.map, pool.map:
            list(run(add_squares, [100_000] * 20, chunksize=1))  # both are up
        for work, (turns, tasks) in WORKS.items():
            chunk, best = tasks // CHUNKS, dict[str, float]()
            for _ in range(ROUNDS):
                todo = [turns] * tasks
                taken = {
                    "loop": seconds(map, add_squares, todo),
                    "executor_one": seconds(executor.map, add_squares, todo, chunksize=1),
                    "executor_many": seconds(executor.map, add_squares, todo, chunksize=chunk),
                    "pool_one": seconds(pool.map, add_squares, todo, chunksize=1),
                    "pool_many": seconds(pool.map, add_squares, todo, chunksize=chunk),
                }
                best = {name: min(best.get(name, took), took) for name, took in taken.items()}
            for name in list(best)[1:]:
                found[f"{work}_{name}"] = float(f"{best[name] / best['loop']:.3g}")
    return found


if __name__ == "__main__":
    if "--one" in sys.argv:
        print(json.dumps(start_costs() | against_the_loop()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        data = Path(__file__).with_name("pool.json")
        measure_all(__file__, data, ABOUT, flags=("-W", "ignore"), repetitions=ROUNDS)
