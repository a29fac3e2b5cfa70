"""The number of workers follows a container's quota, rounded up."""

import math
import os
import tempfile
from pathlib import Path

LIMIT = Path("/sys/fs/cgroup/cpu.max")
QUOTAS = "max", "50000", "150000", "200000", "1600000"


def cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers(limit: Path, cores: int) -> int:
    try:
        quota, period = limit.read_text().split()
    except FileNotFoundError:  # no cgroup v2, or its root group
        return cores
    if quota == "max":
        return cores
    return min(cores, math.ceil(int(quota) / int(period)))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder, "cpu.max")
        print("no file:", workers(sample, cores=8))
        for quota in QUOTAS:
            sample.write_text(f"{quota} 100000\n")
            print(f"{quota} 100000:", workers(sample, cores=8))
    print("here:", 1 <= workers(LIMIT, cores()) <= cores())


if __name__ == "__main__":
    main()
