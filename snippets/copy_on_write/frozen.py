"""The collector of the child passes over what was frozen before."""

# needs: os.fork, procfs

import gc
import os
from pathlib import Path


def private_mib() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    ours = [line.split() for line in lines if line.startswith("Private_")]
    return sum(int(kib) for _, kib, _ in ours) / 1024


def main() -> None:
    orders = [[number] for number in range(300_000)]

    gc.freeze()
    pid = os.fork()
    if pid == 0:
        before = private_mib()
        gc.collect()
        copied = private_mib() - before
        print("more than 10 MiB copied:", copied > 10, flush=True)
        os._exit(0)

    os.waitpid(pid, 0)
    print("orders:", len(orders))


if __name__ == "__main__":
    main()
