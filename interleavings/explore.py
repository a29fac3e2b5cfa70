"""The public functions. They start a child process, in which `search.py` runs the schedules, and read its report."""

from __future__ import annotations

import ast
import inspect
import json
import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from interleavings.report import ExplorationError, Report, Request, unreadable

BOUND = 100_000  # schedules; past it, some more are drawn at random
LIMIT = 20.0  # seconds that one schedule may take
GRACE = 60.0  # seconds that the child process may take besides
HOME = str(Path(__file__).resolve().parent.parent)
CHILD = f"import sys; sys.path.insert(0, {HOME!r}); from interleavings.search import main; main()"

Progress = Callable[[int, float], object]


def explore(
    *functions: Callable[[Any], object],
    shared: Callable[[], Any],
    outcome: Callable[[Any], object] | None = None,
    holds: Callable[[Any], bool] | None = None,
    granularity: str = "access",
    bound: int = BOUND,
    limit: float = LIMIT,
    progress: Progress | None = None,
) -> Report:
    """Run `functions`, each in a thread of its own with the same object, under every schedule.

    Up to `bound` schedules, the report counts each of them once; past it, it is a sample and says so.

    functions: one for each thread, called with the shared object. The same function may be given twice.
    shared: makes the shared object, anew for each schedule.
    outcome: turns the object into what counts as a result; by default all that it holds counts, and what else the
    threads change in the variables and classes of the file.
    holds: says whether an end is right; by default an end is right if an order of whole calls has it.
    granularity: what a step is: "access", or "line" for a whole statement.
    bound: the number of schedules after which they are drawn at random.
    limit: the seconds that one schedule may take.
    progress: called about twice a second with the number of schedules so far and the share of all, from 0 to 1.

    All functions have to stand at the top level of one file, which is read, and loaded anew for each schedule, in a
    child process. Raises ExplorationError where they cannot be explored: a file that does not load, a thread that
    makes no step, always raises, or does not come to its end, an access that cannot be made a step, a function that
    behaves differently when it is run once more.
    """
    every: list[Callable[..., Any]] = [*functions, shared, *filter(None, (outcome, holds))]
    files = {_source_file(function) for function in every}
    if len(files) != 1:
        raise ExplorationError(f"{min(files)}:1: wanted all functions in one file, came {len(files)} files")
    return explore_file(
        files.pop(),
        [function.__name__ for function in functions],
        shared.__name__,
        outcome.__name__ if outcome else None,
        holds=holds.__name__ if holds else "",
        granularity=granularity,
        bound=bound,
        limit=limit,
        progress=progress,
    )


def _source_file(function: Callable[..., object]) -> str:
    """The file that a function or class stands in, at the top level. Raises ExplorationError for any other."""
    try:
        file, line = inspect.getsourcefile(function), inspect.getsourcelines(function)[1]
    except (OSError, TypeError):
        file = None
    if file is None:
        raise ExplorationError(f"{function!r}: wanted a function whose source is in a file, came none")
    if function.__qualname__ != function.__name__ or not function.__name__.isidentifier():
        raise ExplorationError(f"{file}:{line}: wanted a function at the top level, came {function.__qualname__}")
    return file


def read_threads(file: str | Path) -> tuple[list[str], str | None]:
    """What `explore_file` needs of a file that says `THREADS = (ann, bob)`, without running it.

    Returns the names in THREADS, and "outcome" where the file defines a function or class of that name, else None.
    Raises ExplorationError where the file cannot be read, is not Python, or has no such line.
    """
    try:
        body = ast.parse(Path(file).read_text("utf-8"), str(file)).body
    except (OSError, ValueError, SyntaxError) as error:
        raise unreadable(str(file), error) from None
    for node in body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "THREADS":
            names = [getattr(element, "id", "") for element in getattr(node.value, "elts", [])]
            if names and all(names):
                has_outcome = any(getattr(node, "name", "") == "outcome" for node in body)
                return names, "outcome" if has_outcome else None
    raise ExplorationError(f"{file}:1: wanted THREADS = (function, ...), or --threads, came neither")


def explore_file(
    file: str | Path,
    functions: list[str],
    shared: str = "shared",
    outcome: str | None = None,
    *,
    holds: str | None = None,
    granularity: str = "access",
    bound: int = BOUND,
    limit: float = LIMIT,
    progress: Progress | None = None,
    states: bool = False,
) -> Report:
    """Do what `explore` does for a file and the names of its functions.

    holds: the name of the function that says whether an end is right; by default "holds", where the file has it.
    states: whether to put the graph of all states into the report; then more than `bound` schedules are an error.
    Raises ExplorationError, as `explore` does.
    """
    request = Request(str(file), list(functions), shared, outcome, granularity, bound, limit, states, holds)
    with _search_process(request) as (process, messages):
        try:
            while line := messages.get(timeout=limit + GRACE):
                message = json.loads(line)
                if "error" in message:
                    raise ExplorationError(message["error"])
                if "report" in message:
                    return Report.from_json(message["report"])
                if progress:
                    progress(message["schedules"], message["share"])
        except queue.Empty:
            raise ExplorationError(f"{file}:1: wanted a schedule within {limit:g} s, came no sign of life") from None
        status = process.wait(GRACE)
        raise ExplorationError(f"{file}:1: wanted an exploration, came exit status {status} of its process")


@contextmanager
def _search_process(request: Request) -> Iterator[tuple[subprocess.Popen[str], queue.Queue[str]]]:
    """A child process that searches, and its messages: a line of JSON each, and "" after the last one."""
    process = subprocess.Popen(
        [sys.executable, "-c", CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONHASHSEED": "0"},  # so that a set goes through its items in the same order again
        start_new_session=True,  # to end with it what the threads have started
    )
    assert process.stdin and process.stdout
    messages: queue.Queue[str] = queue.Queue()
    reader = threading.Thread(target=_forward, args=(process.stdout, messages), daemon=True)
    reader.start()
    try:
        process.stdin.write(json.dumps(vars(request)))
        process.stdin.close()
        yield process, messages
    finally:
        if process.returncode is None and hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        process.kill()
        process.wait()
        reader.join()
        process.stdout.close()


def _forward(stream: IO[str], messages: queue.Queue[str]) -> None:
    for line in stream:
        messages.put(line)
    messages.put("")
