"""Start of exercise 2: each clerk goes through all the orders."""

# needs: os.fork, procfs

import os
from pathlib import Path


def private_mib() -> float:
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    ours = [line.split() for line in lines if line.startswith("Private_")]
    return sum(int(kib) for _, kib, _ in ours) / 1024


def copied_by(clerk: int, clerks: int, orders: list[float]) -> int:
    pid = os.fork()
    if pid == 0:
        before = private_mib()
        total = 0.0
        for number, order in enumerate(orders):
            if number % clerks == clerk:
                total += order
        os._exit(round(private_mib() - before))
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    orders = [float(number) for number in range(1_000_000)]
    whole = copied_by(0, 1, orders)
    parts = [copied_by(clerk, 3, orders) for clerk in range(3)]
    print(f"lists copied, in all: {sum(parts) / whole:.0f}")


if __name__ == "__main__":
    main()
