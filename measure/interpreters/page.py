"""What the page on subinterpreters says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.site.picture import Drawing, bars
from measure.common import Figure, Run, fault, filled, newest, number, read, rows_of, span, tables

DATA = Path(__file__).with_name("cost.json")
WORKERS = {
    "interpreter": "interpreter",
    "forkserver": "process, forkserver",
    "spawn": "process, spawn",
}
TRIPS = {
    "call": "`Interpreter.call`",
    "queue": "two queues of interpreters",
    "process": "a process and its `Pipe`",
}
MIB = {
    "call": "1 MiB of `bytes` to an interpreter, by queue",
    "view": "a `memoryview` of them to an interpreter",
    "process": "1 MiB of `bytes` to a process, by `Pipe`",
}
# what the page says in words: figures, and between which bounds each of their runs is
CLAIMS = {
    "a worker starts more slowly than a thread": ([f"start_{name}" for name in WORKERS], 2, 1e6),
    "a forkserver process takes less memory than a spawned one": (["kib_by_server"], 1.1, 1e3),
    "a get that waits may take 10 ms": (["ms_queue"], 2, 1e3),
    "a call and a get that waits take longer than a thread's queue": (["trip_call", "trip_queue"], 1.1, 1e5),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run: each cost in parts of a thread's."""
    found = {f"start_{name}": run[f"start_{name}"] / run["start_thread"] for name in WORKERS}
    for name in WORKERS:
        own, interpreter = run[f"memory_{name}"], run["memory_interpreter"]
        found[f"kib_{name}"] = own
        found[f"thinner_{name}"] = own and own / interpreter
    found["kib_thread"] = run["memory_thread"]
    found["kib_by_server"] = run["memory_spawn"] and run["memory_spawn"] / run["memory_forkserver"]
    found["ms_queue"] = run["trip_queue"] / 1000
    found |= {f"trip_{name}": run[f"trip_{name}"] / run["trip_thread"] for name in TRIPS}
    return found | {f"mib_{name}": run[f"mib_{name}"] / run["mib_thread"] for name in MIB}


def mebibytes(kib: float) -> str:
    """Write an amount of memory, without its unit."""
    return f"{kib / 1024:.2f}"


def pictures() -> dict[str, Drawing]:
    """Return the chart: what start and end cost, in the newest Python."""
    rows = rows_of(DATA, figures)
    row = rows[newest(rows)]
    starts = {name: (row[f"start_{name}"], "house") for name in WORKERS}
    return {"start": bars("Start and end, times as long as of a thread", {"start and end": starts}, number, start=1)}


def regions() -> dict[str, str]:
    """Return the text of each region."""
    data, rows = read(DATA), list(rows_of(DATA, figures).values())
    machine = data["machine"]

    def column(name: str) -> list[Figure]:
        return [row[name] for row in rows]

    starts = {words: column(f"start_{name}") for name, words in WORKERS.items()}
    memory = {words: column(f"kib_{name}") for name, words in {"thread": "thread", **WORKERS}.items()}
    trips = {words: column(f"trip_{name}") for name, words in TRIPS.items()}
    trips |= {words: column(f"mib_{name}") for name, words in MIB.items()}
    faster = all(row["start_forkserver"].most < row["start_interpreter"].least for row in rows)
    counted = all(row[f"thinner_{name}"] for row in rows for name in WORKERS)
    return {
        "cost": "\n\n".join(
            [
                tables(DATA, "Start and end (of a thread: 1)", starts, number),
                tables(DATA, "Memory of one more, MiB", memory, mebibytes),
            ]
        ),
        "cost-words": filled(
            f"Creating and closing an interpreter takes {span(column('start_interpreter'))} times as long as"
            f" starting and joining a thread; a process takes {span(column('start_forkserver'))} times under"
            f" forkserver and {span(column('start_spawn'))} times under spawn."
            f"{' So a process under forkserver started faster than an interpreter.' if faster else ''}"
            + (
                f" One more idle process takes {span(column('thinner_forkserver'))} times the memory of an"
                f" interpreter under forkserver, and {span(column('thinner_spawn'))} times under spawn."
                if counted
                else " Memory was not counted on this system."
            )
        ),
        "machine": filled(
            f"Measured by `measure/interpreters/cost.py` on {machine['system']} with {machine['cores']} cores, in"
            f" {data['runs']} runs of each Python; the tables and the chart show the median."
        ),
        "trip": tables(DATA, "There and back (a thread and two `queue.Queue`: 1)", trips, number),
        "trip-words": filled(
            f"A call takes {span(column('trip_call'))} times as long as a question to a thread by two"
            f" `queue.Queue`, and a question by two queues of interpreters {span(column('trip_queue'))} times."
        ),
    }


def faults() -> Iterator[Fault]:
    """What the page says in words and the data does not bear out."""
    for python, row in rows_of(DATA, figures).items():
        for words, (names, low, high) in CLAIMS.items():
            for name in names:
                if (value := row[name]) is not None and not low < value.least <= value.most < high:
                    yield fault(DATA, f"the page says that {words}; came {name} {span([value])}", python)
    if read(DATA)["machine"]["system"] != "Linux":
        yield fault(DATA, "the page says that it was not measured on macOS or Windows")
