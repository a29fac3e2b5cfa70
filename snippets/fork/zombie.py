"""A child that has ended is a zombie until its parent waits for it."""

# needs: os.fork, procfs

import os
from pathlib import Path


def state(pid: int) -> str:
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return "no such process"
    _, _, after = status.read_text().partition("State:")
    return after.splitlines()[0].strip()


def main() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)

    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)  # has ended
    print("before waitpid:", state(pid))
    os.waitpid(pid, 0)
    print("after waitpid:", state(pid))


if __name__ == "__main__":
    main()
