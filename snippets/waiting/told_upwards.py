"""Answer to exercise 2: the child hands its own child's end on."""

# needs: os.fork

import os
import signal


def pack() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def lead() -> None:
    grandchild = os.fork()
    if grandchild == 0:
        pack()
    _, status = os.waitpid(grandchild, 0)
    code = os.waitstatus_to_exitcode(status)
    os._exit(code if code >= 0 else 128 - code)


def main() -> None:
    child = os.fork()
    if child == 0:
        lead()
    _, status = os.waitpid(child, 0)
    print("exit code:", os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
