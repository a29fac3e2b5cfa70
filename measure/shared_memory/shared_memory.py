"""What it costs to give a worker a large array: pickled, or by the name of shared memory.

    python -m measure.shared_memory.shared_memory          writes shared_memory.json
    python -m measure.shared_memory.shared_memory --one    this Python

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. Every child of a spawn imports this file, so what only the driver needs
is imported there.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from typing import Any

METHODS = ("fork", "forkserver", "spawn")
SIZES = {"1_KiB": (2**10, 200), "64_KiB": (2**16, 100), "1_MiB": (2**20, 50), "100_MiB": (100 * 2**20, 7)}
ABOUT = (
    "time from the call of submit until the result is there, the median of some"
    " calls, in parts of that for sent; one worker of a ProcessPoolExecutor, which"
    " has started before, reads one byte of the array; sent: the bytes are the"
    " argument; copied: SharedMemory is created, the bytes are copied into it, its"
    " name is the argument, and after the result it is closed and unlinked; named:"
    " only its name is sent, the block is there before; the worker attaches and"
    " closes; sent_*: in microseconds"
)


def read_sent(data: bytes) -> int:
    """Read one byte of what came."""
    return data[-1]


def bytes_of(block: SharedMemory) -> memoryview:
    """Return the bytes of a block that is open."""
    assert block.buf is not None
    return block.buf


def read_named(name: str) -> int:
    """Attach to a block, read one byte of it, and close it."""
    block = SharedMemory(name)
    try:
        return bytes_of(block)[0]
    finally:
        block.close()


def median(call: Callable[[], object], times: int) -> float:
    """Return the median time of some calls, in seconds."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def answer(pool: ProcessPoolExecutor, read: Callable[[Any], int], data: object) -> int:
    """Have the worker read."""
    return pool.submit(read, data).result()


def copied(pool: ProcessPoolExecutor, data: bytes) -> None:
    """Give the worker the bytes in a block made for this one call."""
    block = SharedMemory(create=True, size=len(data))
    try:
        bytes_of(block)[: len(data)] = data
        answer(pool, read_named, block.name)
    finally:
        block.close()
        block.unlink()


def measure_method(method: str) -> dict[str, float]:
    """Measure one start method."""
    found = {}
    with ProcessPoolExecutor(1, mp_context=get_context(method)) as pool:
        for size, (length, times) in SIZES.items():
            data = b"x" * length
            block = SharedMemory(create=True, size=length)
            try:
                bytes_of(block)[:length] = data
                ways: dict[str, Callable[[], object]] = {
                    "sent": partial(answer, pool, read_sent, data),
                    "copied": partial(copied, pool, data),
                    "named": partial(answer, pool, read_named, block.name),
                }
                for call in ways.values():
                    call()
                seconds = {way: median(call, times) for way, call in ways.items()}
            finally:
                block.close()
                block.unlink()
            found[f"{method}_sent_{size}"] = round(seconds["sent"] * 1e6, 1)
            for way in ("copied", "named"):
                found[f"{method}_{way}_{size}"] = round(seconds[way] / seconds["sent"], 6)
    return found


def measure_one() -> dict[str, float]:
    """Measure the interpreter that runs this."""
    return {name: value for method in METHODS for name, value in measure_method(method).items()}


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one()))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, Path(__file__).with_name("shared_memory.json"), ABOUT)


if __name__ == "__main__":
    main()
