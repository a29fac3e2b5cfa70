"""What a child has to copy when it only reads, and what a fork costs.

    python measure/copy_on_write/copy_on_write.py           writes the data,
                                                            then the page
    python measure/copy_on_write/copy_on_write.py --page    rewrites the page
    python measure/copy_on_write/copy_on_write.py --check   exit 1 where the
                                                            page differs

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. Needs Linux, for /proc/self/smaps_rollup.
"""

import array
import gc
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from common import DOCS, filled, measure_all, rows_of, shown, span, table, update

DATA = Path(__file__).resolve().with_name("copy_on_write.json")
MILLION, MIB, REPETITIONS = 1_000_000, 1024, 20
ABOUT = (
    "all but fork_*: what the private memory (Private_* in"
    " /proc/self/smaps_rollup) of a forked child grows by, in KiB, when it"
    " goes once through a sequence of a million items that its parent has"
    " made, the least of 3 forks; collected and frozen: when it calls"
    " gc.collect, with a million lists, without and with a gc.freeze before"
    " the fork; fork_small and fork_large: fork and end of a child, the"
    " fastest of 20, in microseconds, in a Python that has just started and"
    " with 1024 MiB of objects of about 500 bytes"
)
KINDS: dict[str, tuple[str, Callable[[int], object]]] = {
    "objects": ("`object()`", lambda n: [object() for _ in range(n)]),
    "floats": ("floats", lambda n: [float(i) for i in range(n)]),
    "texts": ("texts", lambda n: [f"order {i}" for i in range(n)]),
    "interned": ("texts, interned", lambda n: [sys.intern(f"order {i}") for i in range(n)]),
    "none": ("`None`", lambda n: [None] * n),
    "small": ("ints up to 99", lambda n: [i % 100 for i in range(n)]),
    "array": ("an `array` of floats", lambda n: array.array("d", range(n))),
    "bytes": ("one `bytes`", bytes),
}


def private() -> int:
    """Return how much memory this process shares with nobody, in KiB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def growth(work: Callable[[], None]) -> int:
    """Return what the work adds to the private memory of a forked child."""
    found = []
    for _ in range(3):
        answers, answer = os.pipe()
        pid = os.fork()
        if pid == 0:
            private()
            before = private()
            work()
            os.write(answer, str(private() - before).encode())
            os._exit(0)
        os.waitpid(pid, 0)
        found.append(int(os.read(answers, 100)))
        os.close(answer)
        os.close(answers)
    return max(0, min(found))


def read(items) -> None:
    """Go once through all items."""
    for _ in items:
        pass


def fork_time() -> float:
    """Return how long a fork takes with the end of its child, in microseconds."""
    taken = []
    for _ in range(REPETITIONS):
        begin = time.perf_counter()
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        taken.append(time.perf_counter() - begin)
    return round(min(taken) * 1e6, 1)


def measure_one(size: int, mib: int) -> dict[str, float]:
    """Measure the interpreter that runs this."""
    found: dict[str, float] = {"fork_small": fork_time()}
    for name, (_, make) in KINDS.items():
        items = make(size)
        found[name] = growth(lambda items=items: read(items))
        del items
    lists = [[i] for i in range(size)]
    found["collected"] = growth(gc.collect)
    gc.freeze()
    found["frozen"] = growth(gc.collect)
    del lists
    heap = [bytes(460) for _ in range(mib * 2**20 // 496)]
    found["fork_large"] = fork_time()
    del heap
    return found


def mib(kib: float) -> str:
    """Write an amount of memory in MiB, without its unit."""
    return f"{kib / 1024:.1f}" if kib < 10 * 1024 else f"{kib / 1024:.0f}"


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = rows_of(DATA)
    collected, frozen = ([row[name] for row in rows.values()] for name in ("collected", "frozen"))
    grows = [row["fork_large"] / row["fork_small"] for row in rows.values()]
    lines = {words: [mib(row[name]) for row in rows.values()] for name, (words, _) in KINDS.items()}
    return {
        "copied": table(["Read, a million of", *rows], lines),
        "frozen": filled(
            f"With a million small lists, one `gc.collect` in the child costs {span(collected, mib)} MiB"
            f" (3.10 to 3.15, and 3.13t), and after `gc.freeze` {span(frozen, mib)} MiB."
        ),
        "fork-grows": filled(
            f"With 1 GiB more on the heap, a fork takes {span(grows)} times as long"
            " as before (3.10 to 3.15, and 3.13t)."
        ),
    }


def judge_claims() -> None:
    """Fail where the page says in words what the data does not bear out."""
    for python, row in rows_of(DATA).items():
        counted = ["objects", "floats", "texts", "collected"]
        spared = ["none", "small", "array", "bytes", "frozen"]
        immortal = python in ("3.12", "3.13t")  # both keep every interned text
        (spared if immortal else counted).append("interned")
        for names, words, low, high in (counted, "copied", 10 * 1024, 1e9), (spared, "shared", 0, 1024):
            for name in names:
                if not low <= row[name] <= high:
                    sys.exit(f"{shown(DATA, python)}: the page says that {name} are {words}; came {row[name]} KiB")


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one(*map(int, sys.argv[-2:]))))
        return
    if not {"--page", "--check"} & set(sys.argv):
        measure_all(__file__, DATA, ABOUT, str(MILLION), str(MIB), repetitions=REPETITIONS)
    update([DOCS / "copy-on-write.md"], regions(), "measure/copy_on_write/copy_on_write.py --page")
    judge_claims()


if __name__ == "__main__":
    main()
