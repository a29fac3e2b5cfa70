"""A parent that sleeps until the child has ended asks only once."""

# needs: os.fork, procfs

import os
import select
import time


def main() -> None:
    pid = os.fork()
    if pid == 0:
        time.sleep(0.3)
        os._exit(7)

    asked = 1
    pidfd = os.pidfd_open(pid)
    select.select([pidfd], [], [], 5)
    os.close(pidfd)
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        asked += 1
    print("asked more than 100 times:", asked > 100)


if __name__ == "__main__":
    main()
