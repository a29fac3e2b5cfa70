"""The number of a pipe is useless to a program that lacks the pipe."""

# needs: os.fork

import os
import sys

SECOND = """
import os, sys
try:
    os.write(int(sys.argv[1]), b"3 tea")
except OSError as error:
    print(f"{type(error).__name__}: {error}")
"""


def main() -> None:
    orders, order = os.pipe()
    argv = [sys.executable, "-c", SECOND, str(order)]
    pid = os.posix_spawn(sys.executable, argv, os.environ)
    os.close(order)
    with open(orders) as reader:
        text = reader.read()
    os.waitpid(pid, 0)
    print("ordered:", text or "nothing")


if __name__ == "__main__":
    main()
