"""os.WIFSTOPPED tells a stop from an end."""

# needs: os.fork

import os
import signal


def main() -> None:
    pid = os.fork()
    if pid == 0:
        os.kill(os.getpid(), signal.SIGSTOP)
        os._exit(7)

    _, status = os.waitpid(pid, os.WUNTRACED)
    while os.WIFSTOPPED(status):
        name = signal.Signals(os.WSTOPSIG(status)).name
        print("stopped by", name)
        os.kill(pid, signal.SIGCONT)
        _, status = os.waitpid(pid, os.WUNTRACED)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
