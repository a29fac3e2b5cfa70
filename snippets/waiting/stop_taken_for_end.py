"""A child that is stopped has no exit code."""

# needs: os.fork

import os
import signal


def main() -> None:
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(7)

    _, status = os.waitpid(pid, os.WUNTRACED)
    try:
        print("exit code:", os.waitstatus_to_exitcode(status))
    except ValueError as error:
        print(f"{type(error).__name__}: {error}")
    os.kill(pid, signal.SIGCONT)
    os.waitpid(pid, 0)


if __name__ == "__main__":
    main()
