"""The states of its threads say whether a program computes or waits."""

# needs: procfs

import statistics
import subprocess
import sys
import time
from pathlib import Path

LOOP = 'print("ready", flush=True)\nwhile True: pass'
WAIT = 'input("ready\\n")'
BOTH = f"""
import threading
clerk = threading.Thread(target=exec, args=({LOOP!r},))
clerk.start()
clerk.join()
"""


def states(pid: int) -> str:
    found = []
    for task in sorted(Path(f"/proc/{pid}/task").iterdir()):
        lines = Path(task, "status").read_text().split("\n")
        found += [line[7:] for line in lines if line.startswith("State:")]
    return ", ".join(found)


def main() -> None:
    pipe = subprocess.PIPE
    for name, source in {"loop": LOOP, "wait": WAIT, "both": BOTH}.items():
        with subprocess.Popen(
            [sys.executable, "-c", source], stdin=pipe, stdout=pipe
        ) as shop:
            shop.stdout.readline()
            seen = []
            for _ in range(20):
                time.sleep(0.01)
                seen.append(states(shop.pid))
            shop.kill()
        print(f"{name}: {statistics.mode(seen)}")


if __name__ == "__main__":
    main()
