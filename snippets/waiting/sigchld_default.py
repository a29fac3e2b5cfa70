"""With SIGCHLD at its default, the parent gets the exit code."""

# needs: os.fork

import os
import signal


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    pid = os.fork()
    if pid == 0:
        os._exit(7)

    try:
        _, status = os.waitpid(pid, 0)
        print("exit code:", os.waitstatus_to_exitcode(status))
    except ChildProcessError as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
