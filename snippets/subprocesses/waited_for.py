"""A with block waits for the program that it has started."""

# needs: procfs
# runs: flags -X dev

import os
import subprocess
import sys
from pathlib import Path

PACKER = [sys.executable, "-c", "import sys; sys.stdin.read()"]


def start_packer(told: int) -> int:
    with subprocess.Popen(PACKER, stdin=told) as packer:
        pass  # here other work can be done meanwhile
    return packer.pid


def state(pid: int) -> str:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return "no such process"
    _, _, after = status.read_text().partition("State:")
    return after.splitlines()[0].strip()


def main() -> None:
    told, tell = os.pipe()
    os.close(tell)
    pid = start_packer(told)
    print("the packer:", state(pid))


if __name__ == "__main__":
    main()
