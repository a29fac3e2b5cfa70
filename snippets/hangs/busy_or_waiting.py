"""The state of a process says whether it computes or waits."""

# needs: procfs

import statistics
import subprocess
import sys
import time
from pathlib import Path

COMPUTES = 'print("ready", flush=True)\nwhile True: pass'
WAITS = 'input("ready\\n")'


def state(pid: int) -> str:
    lines = Path(f"/proc/{pid}/status").read_text().split("\n")
    return next(line for line in lines if line.startswith("State:"))


def main() -> None:
    pipe = subprocess.PIPE
    for source in (COMPUTES, WAITS):
        with subprocess.Popen(
            [sys.executable, "-c", source], stdin=pipe, stdout=pipe
        ) as shop:
            shop.stdout.readline()
            states = []
            for _ in range(20):
                time.sleep(0.01)
                states.append(state(shop.pid))
            shop.kill()
        print(f"{source!r}: {statistics.mode(states)}")


if __name__ == "__main__":
    main()
