"""What an interpreter costs, beside a thread and a process.

    python -m measure.interpreters.cost          writes cost.json
    python -m measure.interpreters.cost --one    this Python, 3.14 or newer

Measures every interpreter from 3.14 on that is on PATH, each in a process of
its own. Every child of a spawn imports this file, so what only the driver
needs is imported there.
"""

import importlib
import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

DATA = Path(__file__).with_name("cost.json")
METHODS = ("forkserver", "spawn")
THREADS, STARTS, IDLE_THREADS, IDLE = 200, 9, 50, 4
TRIPS, WAITS, BYTES = 200, 20, 2**20
ABOUT = (
    "in microseconds, the median of `repetitions` rounds; start_*: start and"
    " join of a worker that does nothing, or create and close of an"
    " interpreter; memory_*, in KiB: what the PSS of the program and all its"
    " descendants grows by for one more idle worker, null where the system"
    " has no /proc/PID/smaps_rollup; trip_*: a number to a worker and back:"
    " thread: by two queue.Queue; call: by Interpreter.call; queue: by two"
    " queues of interpreters; process: by a Pipe; mib_*: `bytes` to a"
    " worker, and a number back: by the same ways; call: put into a queue,"
    " then taken out by Interpreter.call; view: the same with a memoryview"
)


def interpreters() -> Any:
    """Return the module, which the Python that checks the types of this file need not have."""
    return importlib.import_module("concurrent.interpreters")


def nothing() -> None:
    """End at once."""


def answer_by_queue(asked: Any, answers: Any) -> None:
    """Answer with the length of what comes, until None comes."""
    while (asking := asked.get()) is not None:
        answers.put(len(asking))


def answer_by_pipe(pipe: Any) -> None:
    """Answer with the length of what comes, until None comes."""
    while (asking := pipe.recv()) is not None:
        pipe.send(len(asking))


def length(asking: bytes) -> int:
    """Answer in a call."""
    return len(asking)


def take(asked: Any) -> int:
    """Answer in a call with the length of what is in a queue."""
    return len(asked.get_nowait())


def micros(work: Callable[[], object], times: int) -> float:
    """Return the median of how long a work takes, in microseconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return round(sorted(taken)[times // 2] * 1e6, 2)


def start_and_join(make: Callable[..., Any]) -> None:
    """Start a worker and wait for its end."""
    worker = make(target=nothing)
    worker.start()
    worker.join()


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


def grown(hire: Callable[[], Callable[[], None]], workers: int) -> float:
    """Return what one more idle worker costs, in KiB; `hire` starts one and returns what ends it."""
    ends = [hire()]
    before = memory()
    ends += [hire() for _ in range(workers)]
    cost = (memory() - before) / workers
    for end in ends:
        end()
    return round(cost, 1)


def hire_thread() -> Callable[[], None]:
    """Start an idle thread."""
    asked, answers = queue.Queue[Any](), queue.Queue[Any]()
    thread = threading.Thread(target=answer_by_queue, args=(asked, answers))
    thread.start()
    asked.put(b"")
    answers.get()

    def end() -> None:
        asked.put(None)
        thread.join()

    return end


def hire_interpreter() -> Callable[[], None]:
    """Create an idle interpreter, which has answered one call."""
    one = interpreters().create()
    one.call(length, b"")
    return one.close


def hire_process(method: str) -> Callable[[], None]:
    """Start an idle process."""
    context: Any = get_context(method)
    ours, theirs = context.Pipe()
    process = context.Process(target=answer_by_pipe, args=(theirs,))
    process.start()
    ours.send(b"")
    ours.recv()

    def end() -> None:
        ours.send(None)
        process.join()

    return end


def starts() -> dict[str, float]:
    """Measure start and end."""
    found = {
        "start_thread": micros(lambda: start_and_join(threading.Thread), THREADS),
        "start_interpreter": micros(lambda: interpreters().create().close(), STARTS),
    }
    for method in METHODS:
        context: Any = get_context(method)
        start_and_join(context.Process)  # the server, too
        found[f"start_{method}"] = micros(lambda make=context.Process: start_and_join(make), STARTS)  # type: ignore[misc]
    return found


def memories() -> dict[str, float | None]:
    """Measure memory."""
    hires: dict[str, tuple[Callable[[], Callable[[], None]], int]] = {
        "thread": (hire_thread, IDLE_THREADS),
        "interpreter": (hire_interpreter, IDLE),
        **{method: (lambda method=method: hire_process(method), IDLE) for method in METHODS},  # type: ignore[misc]
    }
    counted = Path("/proc/self/smaps_rollup").exists()
    return {f"memory_{name}": grown(*hire) if counted else None for name, hire in hires.items()}


def trips() -> dict[str, float]:
    """Measure a small and a large object on its way to a worker."""
    small, large = b"", bytes(BYTES)
    found: dict[str, float] = {}

    asked, answers = queue.Queue[Any](), queue.Queue[Any]()
    thread = threading.Thread(target=answer_by_queue, args=(asked, answers))
    thread.start()
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=answer_by_pipe, args=(theirs,))
    process.start()
    one, other = interpreters().create(), interpreters().create()
    asked_there, answers_there = interpreters().create_queue(), interpreters().create_queue()
    waiting = other.call_in_thread(answer_by_queue, asked_there, answers_there)

    def by_thread(thing: bytes) -> None:
        asked.put(thing)
        answers.get()

    def by_queue(thing: bytes) -> None:
        asked_there.put(thing)
        answers_there.get()

    def by_pipe(thing: bytes) -> None:
        ours.send(thing)
        ours.recv()

    room = interpreters().create_queue()

    def by_call(thing: bytes | memoryview) -> None:
        room.put(thing)
        one.call(take, room)

    for way in by_thread, by_queue, by_pipe, by_call:
        way(small)
    found["trip_thread"] = micros(lambda: by_thread(small), TRIPS)
    found["trip_call"] = micros(lambda: one.call(length, small), TRIPS)
    found["trip_queue"] = micros(lambda: by_queue(small), WAITS)
    found["trip_process"] = micros(lambda: by_pipe(small), TRIPS)
    found["mib_thread"] = micros(lambda: by_thread(large), TRIPS)
    found["mib_call"] = micros(lambda: by_call(large), TRIPS)
    found["mib_view"] = micros(lambda: by_call(memoryview(large)), TRIPS)
    found["mib_process"] = micros(lambda: by_pipe(large), TRIPS)

    asked.put(None)
    asked_there.put(None)
    ours.send(None)
    for worker in thread, waiting, process:
        worker.join()
    one.close()
    other.close()
    return found


def measure_one() -> dict[str, float | None]:
    """Measure the interpreter that runs this."""
    return {**memories(), **starts(), **trips()}


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from book.check.python import Version
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(
            __file__, DATA, ABOUT, only=lambda version: version >= Version(3, 14), repetitions=TRIPS, bytes=BYTES
        )


if __name__ == "__main__":
    main()
