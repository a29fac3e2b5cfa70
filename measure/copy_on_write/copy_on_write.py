"""What a child has to copy when it only reads, and what a fork costs.

    python -m measure.copy_on_write.copy_on_write    writes copy_on_write.json

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. Needs Linux, for /proc/self/smaps_rollup.
"""

import array
import functools
import gc
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

DATA = Path(__file__).with_name("copy_on_write.json")
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
KINDS: dict[str, tuple[str, Callable[[int], Iterable]]] = {
    "objects": ("`object()`", lambda n: [object() for _ in range(n)]),
    "floats": ("floats", lambda n: [float(i) for i in range(n)]),
    "texts": ("strings", lambda n: [f"order {i}" for i in range(n)]),
    "interned": ("strings, interned", lambda n: [sys.intern(f"order {i}") for i in range(n)]),
    "none": ("`None`", lambda n: [None] * n),
    "small": ("ints up to 99", lambda n: [i % 100 for i in range(n)]),
    "array": ("an `array` of floats", lambda n: array.array("d", range(n))),
    "bytes": ("one `bytes`", bytes),
}


def private() -> int:
    """Return how much memory this process shares with nobody, in KiB."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))


def growth(work: Callable[[], object]) -> int:
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


def read(items: Iterable) -> None:
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
        found[name] = growth(functools.partial(read, items))
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


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one(*map(int, sys.argv[-2:]))))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, str(MILLION), str(MIB), repetitions=REPETITIONS)


if __name__ == "__main__":
    main()
