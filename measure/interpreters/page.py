"""What the page on subinterpreters says of the measurement."""

from collections.abc import Iterator
from pathlib import Path

from book.check.fault import Fault
from book.site.picture import Drawing, bars
from measure.common import Figure, Run, fault, filled, newest, number, rows_of, span, tables

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
# what the page says in words: a figure, and between which bounds it holds
CLAIMS = {
    "an interpreter starts more slowly than a thread": ("start_interpreter", 5, 1e6),
    "an interpreter takes less memory than a spawned process": ("thinner_spawn", 1.1, 1e3),
    "a forkserver process may take as little memory": ("thinner_forkserver", 0.5, 2),
    "a get that waits is slow": ("trip_queue", 5, 1e6),
    "a call takes longer than a thread's queue": ("trip_call", 1.1, 1e4),
}


def figures(run: Run) -> Run:
    """Return what the page says of one run: each cost in parts of a thread's."""
    found = {f"start_{name}": run[f"start_{name}"] / run["start_thread"] for name in WORKERS}
    for name in WORKERS:
        own, interpreter = run[f"memory_{name}"], run["memory_interpreter"]
        found[f"kib_{name}"] = own
        found[f"thinner_{name}"] = own and own / interpreter
    found["kib_thread"] = run["memory_thread"]
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
    rows = list(rows_of(DATA, figures).values())

    def column(name: str) -> list[Figure]:
        return [row[name] for row in rows]

    starts = {words: column(f"start_{name}") for name, words in WORKERS.items()}
    memory = {words: column(f"kib_{name}") for name, words in {"thread": "thread", **WORKERS}.items()}
    trips = {words: column(f"trip_{name}") for name, words in TRIPS.items()}
    trips |= {words: column(f"mib_{name}") for name, words in MIB.items()}
    faster = all(row["start_forkserver"] < row["start_interpreter"] for row in rows)
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
            f"{' So a process under forkserver was the faster one to start.' if faster else ''}"
            f" One more idle process takes {span(column('thinner_forkserver'))} times the memory of an"
            f" interpreter under forkserver, and {span(column('thinner_spawn'))} times under spawn."
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
        for words, (name, low, high) in CLAIMS.items():
            if row[name] is not None and not low < row[name] < high:
                yield fault(DATA, f"the page says that {words}; came {name} {row[name]:.3g}", python)
