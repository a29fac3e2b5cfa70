"""The exit code tells how a process has ended."""

# needs: os.fork

import multiprocessing
import os
import signal
import sys


def returns() -> str:
    return "3 tea"


def raises() -> None:
    raise ValueError("torn bag")


def exits_with_3() -> None:
    sys.exit(3)


def exits_with_text() -> None:
    sys.exit("no more tea")


def is_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    ways = (returns, raises, exits_with_3, exits_with_text, is_killed)
    for way in ways:
        clerk = multiprocessing.Process(target=way, name=way.__name__)
        clerk.start()
        clerk.join(timeout=5)
        print(f"{clerk.name}: {clerk.exitcode}")


if __name__ == "__main__":
    main()
