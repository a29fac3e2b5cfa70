"""A program that nobody waits for becomes a zombie when it ends."""

# needs: os.fork, procfs
# runs: flags -X dev

import os
import subprocess
import sys
from pathlib import Path

PACKER = [sys.executable, "-c", "import sys; sys.stdin.read()"]


def start_packer(told: int) -> int:
    packer = subprocess.Popen(PACKER, stdin=told)
    return packer.pid  # and the object goes


def state(pid: int) -> str:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return "no such process"
    _, _, after = status.read_text().partition("State:")
    return after.splitlines()[0].strip()


def main() -> None:
    told, tell = os.pipe()
    pid = start_packer(told)
    os.close(tell)  # the packer reads the end, and ends
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    print("the packer:", state(pid))
    subprocess.run(PACKER, stdin=subprocess.DEVNULL, timeout=10)
    print("after the next start:", state(pid))


if __name__ == "__main__":
    main()
