"""What it costs to start a program from a large process, in three ways.

    python -m measure.exec.exec    writes exec.json

Measures every interpreter from 3.10 on that is on PATH, each in a process of
its own. The program that is started, true, does nothing.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

DATA = Path(__file__).with_name("exec.json")
TRUE = shutil.which("true") or "/bin/true"
MIB, REPETITIONS = 1024, 30
ABOUT = (
    "start and end of the program true, the fastest of 30, in microseconds;"
    " small: in a Python that has just started; large: with 1024 MiB of"
    " objects of about 500 bytes; fork_exec: os.fork, os.execv, os.waitpid;"
    " posix_spawn: os.posix_spawn, os.waitpid; subprocess: subprocess.run"
)


def fork_exec() -> None:
    """Start the program by fork and exec."""
    pid = os.fork()
    if pid == 0:
        try:
            os.execv(TRUE, [TRUE])
        finally:
            os._exit(127)
    os.waitpid(pid, 0)


def posix_spawn() -> None:
    """Start the program by one call."""
    os.waitpid(os.posix_spawn(TRUE, [TRUE], os.environ), 0)


def by_subprocess() -> None:
    """Start the program as a reader should."""
    subprocess.run([TRUE], check=True)


WAYS = {
    "fork_exec": ("fork and exec", fork_exec),
    "posix_spawn": ("`os.posix_spawn`", posix_spawn),
    "subprocess": ("`subprocess.run`", by_subprocess),
}


def fastest(start: Callable[[], None]) -> float:
    """Return the time of the fastest of all starts, in microseconds."""
    taken = []
    for _ in range(REPETITIONS):
        begin = time.perf_counter()
        start()
        taken.append(time.perf_counter() - begin)
    return round(min(taken) * 1e6, 1)


def measure_one(mib: int) -> dict[str, float]:
    """Measure the interpreter that runs this."""
    found = {f"small_{name}": fastest(start) for name, (_, start) in WAYS.items()}
    heap = [bytes(460) for _ in range(mib * 2**20 // 496)]  # 33 bytes of head, 3 of rounding
    found |= {f"large_{name}": fastest(start) for name, (_, start) in WAYS.items()}
    del heap
    return found


def main() -> None:
    """Measure this Python, or have every Python do it."""
    if "--one" in sys.argv:
        print(json.dumps(measure_one(int(sys.argv[-1]))))
    else:
        from measure.common import measure_all  # which a Python that is measured does not need

        measure_all(__file__, DATA, ABOUT, str(MIB), repetitions=REPETITIONS)


if __name__ == "__main__":
    main()
