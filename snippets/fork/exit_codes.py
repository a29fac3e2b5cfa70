"""The parent that waits learns how its child ended."""

# needs: os.fork

import os
import signal


def closes_well() -> int:
    return 0


def comes_up_short() -> int:
    return 3


def is_killed() -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0  # never reached


def main() -> None:
    for work in closes_well, comes_up_short, is_killed:
        pid = os.fork()
        if pid == 0:
            os._exit(work())
        _, status = os.waitpid(pid, 0)
        code = os.waitstatus_to_exitcode(status)
        print(f"{work.__name__}: status {status}, exit code {code}")


if __name__ == "__main__":
    main()
