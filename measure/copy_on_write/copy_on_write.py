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
import datetime
import gc
import json
import os
import re
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from itertools import zip_longest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DATA = HERE / "copy_on_write.json"
PAGE = ROOT / "docs" / "en" / "copy-on-write.md"
REGION = re.compile(r"<!-- table: (\S+) -->\n.*?<!-- /table -->", re.DOTALL)
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


def measure_all() -> None:
    """Measure every interpreter and write the data."""
    sys.path.insert(0, str(HERE.parent / "race"))
    from run import dump, interpreters, machine

    found, rows = interpreters(), []
    for name in list(found):
        if int(name.rstrip("t").split(".")[1]) < 10:
            del found[name]
    for name, (path, _) in found.items():
        command = [path, __file__, "--one", str(MILLION), str(MIB)]
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        rows.append({"python": name} | json.loads(done.stdout))
        print(rows[-1], flush=True)
    data = {
        "about": ABOUT,
        "date": datetime.date.today().isoformat(),
        "machine": machine(),
        "versions": {name: version for name, (_, version) in found.items()},
        "repetitions": REPETITIONS,
        "rows": rows,
    }
    DATA.write_text(dump(data), "utf-8")


def age(row: dict) -> tuple[bool, int]:
    """Sort the newest first, a free-threaded build behind all others."""
    return row["python"].endswith("t"), -int(row["python"].rstrip("t").split(".")[1])


def mib(kib: float) -> str:
    """Write an amount of memory in MiB, without its unit."""
    return f"{kib / 1024:.1f}" if kib < 10 * 1024 else f"{kib / 1024:.0f}"


def span(values: list[float], words: Callable[[float], str]) -> str:
    """Write the range of some values."""
    low, high = words(min(values)), words(max(values))
    return low if low == high else f"{low} to {high}"


def regions() -> dict[str, str]:
    """Return what stands in each place of the page."""
    rows = sorted(json.loads(DATA.read_text("utf-8"))["rows"], key=age)
    lines = [["Read, a million of", *(row["python"] for row in rows)]]
    lines.append(["---"] * len(lines[0]))
    lines += [[words, *(mib(row[name]) for row in rows)] for name, (words, _) in KINDS.items()]
    collected, frozen = ([row[name] for row in rows] for name in ("collected", "frozen"))
    grows = [row["fork_large"] / row["fork_small"] for row in rows]
    sentences = {
        "frozen": (
            f"With a million small lists, one `gc.collect` in the child costs {span(collected, mib)} MiB"
            f" (3.10 to 3.15, and 3.13t), and after `gc.freeze` {span(frozen, mib)} MiB."
        ),
        "fork-grows": (
            f"With 1 GiB more on the heap, a fork takes {span(grows, '{:.0f}'.format)} times as long"
            " as before (3.10 to 3.15, and 3.13t)."
        ),
    }
    filled = {name: textwrap.fill(text, 80, break_on_hyphens=False) for name, text in sentences.items()}
    return {"copied": "\n".join(f"| {' | '.join(line)} |" for line in lines)} | filled


def judge_claims() -> None:
    """Fail where the page says in words what the data does not bear out."""
    where = DATA.relative_to(ROOT).as_posix()
    for row in json.loads(DATA.read_text("utf-8"))["rows"]:
        counted = ["objects", "floats", "texts", "collected"]
        spared = ["none", "small", "array", "bytes", "frozen"]
        immortal = row["python"] in ("3.12", "3.13t")  # both keep every interned text
        (spared if immortal else counted).append("interned")
        for name in counted:
            if row[name] < 10 * 1024:
                sys.exit(f"{where}:1: the page says that {name} are copied; came {row[name]} KiB on {row['python']}")
        for name in spared:
            if row[name] > 1024:
                sys.exit(f"{where}:1: the page says that {name} are shared; came {row[name]} KiB on {row['python']}")


def main() -> None:
    """Measure, rewrite the page, or with --check name the first difference."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one(*map(int, sys.argv[-2:]))))
        return
    if not {"--page", "--check"} & set(sys.argv):
        measure_all()
    shown, places, is_now = PAGE.relative_to(ROOT).as_posix(), regions(), PAGE.read_text("utf-8")
    if sorted(REGION.findall(is_now)) != sorted(places):
        sys.exit(f"{shown}:1: wanted these places once each: {', '.join(sorted(places))}")
    wanted = REGION.sub(lambda m: f"<!-- table: {m[1]} -->\n\n{places[m[1]]}\n\n<!-- /table -->", is_now)
    if "--check" not in sys.argv:
        PAGE.write_text(wanted, "utf-8")
    for at, (old, new) in enumerate(zip_longest(PAGE.read_text("utf-8").splitlines(), wanted.splitlines()), 1):
        if old != new:
            sys.exit(f"{shown}:{at}: wanted {new!r}, came {old!r}; run measure/copy_on_write/copy_on_write.py --page")
    judge_claims()


if __name__ == "__main__":
    main()
