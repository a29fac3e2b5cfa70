"""A daemon forks twice and empties its environment."""
# needs: os.fork

import os
import sys


def detach() -> None:
    os.setsid()
    if os.fork():
        os._exit(0)
    os.chdir("/")
    code = "import time; time.sleep(60)"
    os.execve(sys.executable, [sys.executable, "-c", code], {})


def main() -> None:
    pid = os.fork()
    if pid == 0:
        detach()
    os.waitpid(pid, 0)
    print("shop closed")


if __name__ == "__main__":
    main()
