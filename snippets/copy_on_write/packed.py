"""Answer to exercise 1: an array holds numbers, not objects."""

# needs: os.fork, procfs

import array
import os
from pathlib import Path


def private_mib() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    ours = [line.split() for line in lines if line.startswith("Private_")]
    return sum(int(kib) for _, kib, _ in ours) / 1024


def main() -> None:
    orders = array.array("d", range(1_000_000))

    pid = os.fork()
    if pid == 0:
        before = private_mib()
        print("dearest order:", max(orders))
        copied = private_mib() - before
        print("more than 10 MiB copied:", copied > 10, flush=True)
        os._exit(0)

    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
