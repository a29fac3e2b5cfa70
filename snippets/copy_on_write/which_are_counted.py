"""Reading copies counted objects, but not an array, bytes, or None."""

# needs: os.fork, procfs

import array
import os
from collections.abc import Iterable
from pathlib import Path

MILLION = 1_000_000


def private_mib() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    ours = [line.split() for line in lines if line.startswith("Private_")]
    return sum(int(kib) for _, kib, _ in ours) / 1024


def copied_by_reading(items: Iterable[object]) -> bool:
    pid = os.fork()
    if pid == 0:
        before = private_mib()
        for _ in items:
            pass
        os._exit(1 if private_mib() - before > 10 else 0)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status) == 1


def main() -> None:
    floats = [float(number) for number in range(MILLION)]
    print("list of floats:", copied_by_reading(floats))
    print("array of floats:", copied_by_reading(array.array("d", floats)))
    print("bytes:", copied_by_reading(bytes(8 * MILLION)))
    print("list of None:", copied_by_reading([None] * MILLION))


if __name__ == "__main__":
    main()
