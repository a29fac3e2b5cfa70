"""Ctrl-C is not heard before the call has returned."""

# needs: python>=3.14

import os
import signal
from concurrent import interpreters


def count() -> None:
    os.kill(os.getpid(), signal.SIGINT)  # as Ctrl-C does
    print("ann: counted", sum(range(1_000_000)))


def heard(signum: int, frame: object) -> None:
    print("main: Ctrl-C heard")


def main() -> None:
    signal.signal(signal.SIGINT, heard)
    ann = interpreters.create()
    ann.call(count)
    ann.close()


if __name__ == "__main__":
    main()
