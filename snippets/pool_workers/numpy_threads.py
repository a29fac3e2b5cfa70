"""NumPy starts threads as it is imported, if no limit says otherwise."""

# needs: numpy, procfs

import os
import subprocess
import sys

COUNT = """
import os, numpy
print(len(os.listdir("/proc/self/task")))
"""


def threads(**limit):
    """The number of threads of a fresh Python that has imported NumPy."""
    rest = {
        name: os.environ[name]
        for name in os.environ
        if not name.endswith("_NUM_THREADS")
    }
    command = [sys.executable, "-c", COUNT]
    done = subprocess.run(
        command, env=rest | limit, capture_output=True, timeout=60
    )
    return int(done.stdout)


def main():
    cores = sorted(os.sched_getaffinity(0))[:2]
    os.sched_setaffinity(0, cores)
    print(f"no limit, {len(cores)} cores: {threads()} threads")
    print(f"OMP_NUM_THREADS=1: {threads(OMP_NUM_THREADS='1')} thread")


if __name__ == "__main__":
    main()
