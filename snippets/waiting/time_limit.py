"""A pidfd is readable when its process has ended, so select can wait."""

# needs: os.fork, procfs

import os
import select
import signal
import time

LIMIT = 0.5


def ended_in_time(nap: float) -> tuple[bool, int]:
    pid = os.fork()
    if pid == 0:
        time.sleep(nap)
        os._exit(7)
    pidfd = os.pidfd_open(pid)
    in_time, _, _ = select.select([pidfd], [], [], LIMIT)
    if not in_time:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    os.close(pidfd)
    _, status = os.waitpid(pid, 0)
    return bool(in_time), os.waitstatus_to_exitcode(status)


def main() -> None:
    print("short nap: in time, exit code", ended_in_time(0))
    print("long nap: in time, exit code", ended_in_time(5))


if __name__ == "__main__":
    main()
