"""Start of exercise 2: the child keeps its child's exit code to itself."""

# needs: os.fork

import os
import signal


def pack() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def lead() -> None:
    grandchild = os.fork()
    if grandchild == 0:
        pack()
    os.waitpid(grandchild, 0)
    os._exit(0)


def main() -> None:
    child = os.fork()
    if child == 0:
        lead()
    _, status = os.waitpid(child, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
