"""A hang leaves a daemon behind, in another session, without environment."""
# needs: os.fork
# runs: limit 1 s

import os
import sys
import time


def detach() -> None:
    if os.fork():
        os._exit(0)
    os.setsid()
    code = "import time; time.sleep(60)"
    os.execve(sys.executable, [sys.executable, "-c", code], {})


def main() -> None:
    pid = os.fork()
    if pid == 0:
        detach()
    os.waitpid(pid, 0)
    time.sleep(60)


if __name__ == "__main__":
    main()
