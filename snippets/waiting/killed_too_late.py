"""After the wait the pid stands for no process, or for another one."""

# needs: os.fork

import os
import signal


def main() -> None:
    pid = os.fork()
    if pid == 0:
        os._exit(0)

    os.waitpid(pid, 0)
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError as error:
        print(f"{type(error).__name__}: {error}")


if __name__ == "__main__":
    main()
