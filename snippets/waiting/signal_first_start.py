"""Start of exercise 2: a clerk is waited for, and then signaled."""

# needs: os.fork, os.waitid

import os
import signal
import time


def hire(seconds: int) -> int:
    pid = os.fork()
    if pid == 0:
        time.sleep(seconds)
        os._exit(0)
    return pid


def send_home(pid: int) -> int:
    ended, status = os.waitpid(pid, os.WNOHANG)
    os.kill(pid, signal.SIGTERM)
    if not ended:
        _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def main() -> None:
    bob, ann = hire(seconds=5), hire(seconds=0)
    os.waitid(os.P_PID, ann, os.WEXITED | os.WNOWAIT)  # ann has ended

    print("bob:", send_home(bob))
    print("ann:", send_home(ann))


if __name__ == "__main__":
    main()
