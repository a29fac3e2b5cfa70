"""What a thread and a process cost, and what two of them gain.

    python -m measure.process_or_thread.process_or_thread          about a minute
    python -m measure.process_or_thread.process_or_thread --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own, and writes process_or_thread.json. Every child of a spawn imports this
file, so what only the driver needs is imported there.
"""

import json
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable
from concurrent import futures
from multiprocessing import Pipe, get_context
from pathlib import Path
from typing import Any

METHODS = ("fork", "forkserver", "spawn")
THREADS, PROCESSES, ROUNDS = 200, 9, 7
IDLE_THREADS, IDLE_PROCESSES = 50, 4
ABOUT = (
    "start_*: start and join of an idle worker, median of 200 threads, or of"
    " 9 processes after one to warm up, in microseconds; memory_*: what the"
    " PSS of the program and all its descendants grows by for one more idle"
    " thread (mean of 50) or process (mean of 4, after a first one), in KiB,"
    " null where the system has no /proc/PID/smaps_rollup; python_*, c_*,"
    " sleep_*: time of two tasks one after the other, in parts of the time of"
    " both at once, by workers that have started before; the median of 7"
    " rounds, each of which takes both times one after the other; c:"
    " hashlib.pbkdf2_hmac; null: this Python has no such worker"
)


def nothing() -> None:
    """End at once."""


def idle(pipe) -> None:
    """Say that the worker is up, and wait until it may end."""
    pipe.send("up")
    pipe.poll(20)


def start_cost(make: Callable, times: int) -> float:
    """Return the median of start and join, in microseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        worker = make(target=nothing)
        worker.start()
        worker.join()
        taken.append(time.perf_counter() - begin)
    return round(sorted(taken)[times // 2] * 1e6, 1)


def family() -> list[int]:
    """Return the pids of this process and all its descendants."""
    parents: dict[int, list[int]] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = status.read_text().rpartition(")")[2].split()[1]
        except OSError:  # ended meanwhile
            continue
        parents.setdefault(int(parent), []).append(int(status.parent.name))
    found = [os.getpid()]
    for pid in found:
        found.extend(parents.get(pid, []))
    return found


def memory() -> int:
    """Return the PSS of the whole family in KiB."""
    total = 0
    for pid in family():
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total


def thread_memory() -> float:
    """Return what one more idle thread costs, in KiB."""
    up, closing = threading.Semaphore(0), threading.Event()

    def wait() -> None:
        up.release()
        closing.wait(20)

    before = memory()
    threads = [threading.Thread(target=wait) for _ in range(IDLE_THREADS)]
    for thread in threads:
        thread.start()
        up.acquire()
    cost = (memory() - before) / IDLE_THREADS
    closing.set()
    for thread in threads:
        thread.join()
    return round(cost, 1)


def processes_by(method: str) -> Any:
    """Return the context of a start method; to a type checker the contexts have no class with Process in common."""
    return get_context(method)


def process_memory(method: str) -> float:
    """Return what one more idle process costs, in KiB."""
    context, workers, before = processes_by(method), [], 0
    for count in range(IDLE_PROCESSES + 1):
        ours, theirs = context.Pipe()
        worker = context.Process(target=idle, args=(theirs,))
        worker.start()
        ours.recv()
        workers.append((worker, ours))
        if count == 0:
            before = memory()
    cost = (memory() - before) / IDLE_PROCESSES
    for worker, ours in workers:
        ours.send("end")
        worker.join()
    return round(cost, 1)


def python_work() -> None:
    """Work in Python code alone."""
    total = 0
    for number in range(800_000):
        total += number * number


def c_work() -> None:
    """Work in C code that releases the GIL."""
    import hashlib

    hashlib.pbkdf2_hmac("sha256", b"drawer", b"key", 70_000)


def sleep_work() -> None:
    """Wait, as for a disk or a network."""
    time.sleep(0.05)


WORKS = {"python": python_work, "c": c_work, "sleep": sleep_work}


def serve(pipe) -> None:
    """Do the named works that come, until none is named."""
    while name := pipe.recv():
        WORKS[name]()
        pipe.send("done")


def hire(make: Callable) -> tuple[list, Callable[[str], None]]:
    """Start two workers; return them and how to give both a work at once."""
    workers, pipes = [], []
    for _ in range(2):
        ours, theirs = Pipe()
        workers.append(make(target=serve, args=(theirs,)))
        workers[-1].start()
        pipes.append(ours)

    def at_once(name: str) -> None:
        for pipe in pipes:
            pipe.send(name)
        for pipe in pipes:
            if name:
                pipe.recv()

    return workers, at_once


def in_turn(name: str) -> None:
    """Do two works one after the other."""
    WORKS[name]()
    WORKS[name]()


def seconds(run: Callable[[str], None], name: str) -> float:
    """Return how long two works take."""
    begin = time.perf_counter()
    run(name)
    return time.perf_counter() - begin


def speed() -> dict[str, float | None]:
    """Return how many times as fast two workers are as one."""
    threads, by_threads = hire(threading.Thread)
    processes, by_processes = hire(processes_by("spawn").Process)
    runs = {"in_turn": in_turn, "threads": by_threads, "processes": by_processes}
    pool = None
    if hasattr(futures, "InterpreterPoolExecutor"):
        pool = futures.InterpreterPoolExecutor(2)
        runs["interpreters"] = lambda name: wait_for(pool.submit(WORKS[name]) for _ in range(2))
    found: dict[str, float | None] = {}
    for name in WORKS:
        for run in runs.values():
            run(name)  # all are up and warm
        rounds = [{k: seconds(run, name) for k, run in runs.items()} for _ in range(ROUNDS)]
        for kind in ("threads", "processes", "interpreters"):
            ratios = sorted(one["in_turn"] / one[kind] for one in rounds if kind in one)
            found[f"{name}_{kind}"] = round(ratios[ROUNDS // 2], 2) if ratios else None
    for at_once in (by_threads, by_processes):
        at_once("")
    for worker in threads + processes:
        worker.join()
    if pool:
        pool.shutdown()
    return found


def wait_for(tasks: Iterable[futures.Future]) -> None:
    """Start all tasks, then wait for each."""
    for task in list(tasks):
        task.result(20)


def measure_one() -> dict[str, float | None]:
    """Measure the interpreter that runs this."""
    counted = os.path.exists("/proc/self/smaps_rollup")
    found: dict[str, float | None] = {}
    found["start_thread"] = start_cost(threading.Thread, THREADS)
    found["memory_thread"] = thread_memory() if counted else None
    for method in METHODS:
        context = processes_by(method)
        start_cost(context.Process, 1)
        found[f"start_{method}"] = start_cost(context.Process, PROCESSES)
        found[f"memory_{method}"] = process_memory(method) if counted else None
    return found | speed()


if __name__ == "__main__":
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        data = Path(__file__).with_name("process_or_thread.json")
        measure_all(__file__, data, ABOUT, repetitions=ROUNDS)
