"""A child that reads a list makes its own copy of the items."""

# needs: os.fork, procfs

import os
from pathlib import Path

ROLLUP = Path("/proc/self/smaps_rollup")


def private_mib() -> float:
    lines = ROLLUP.read_text().splitlines()
    ours = [line.split() for line in lines if line.startswith("Private_")]
    return sum(int(kib) for _, kib, _ in ours) / 1024


def main() -> None:
    orders = [float(number) for number in range(1_000_000)]

    pid = os.fork()
    if pid == 0:
        print(f"private: {private_mib():.0f} MiB", flush=True)
        for _ in orders:
            pass
        print(f"after reading: {private_mib():.0f} MiB", flush=True)
        os._exit(0)

    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
