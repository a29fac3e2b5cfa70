"""A pidfd stands for one process, even after that has ended."""

# needs: os.fork, procfs

import os
import signal


def main() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)
    pidfd = os.pidfd_open(pid)

    os.waitpid(pid, 0)
    try:
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    except ProcessLookupError as error:
        print(f"{type(error).__name__}: {error}")
    os.close(pidfd)


if __name__ == "__main__":
    main()
