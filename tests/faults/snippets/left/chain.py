"""A process forks and ends, again and again: each look finds another."""
# needs: os.fork

import os
import time


def main() -> None:
    end = time.monotonic() + 20
    pid = os.fork()
    while pid == 0 and time.monotonic() < end:
        if os.fork():
            os._exit(0)
    if pid == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    print("shop closed")


if __name__ == "__main__":
    main()
