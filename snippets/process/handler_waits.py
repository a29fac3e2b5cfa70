"""A handler runs between two steps of Python code, not inside sum."""

# needs: os.fork

import multiprocessing
import signal
import sys
from multiprocessing.synchronize import Event

NUMBERS = range(10**9)  # many seconds of adding


def go_home(number: int, frame: object) -> None:
    sys.exit(0)


def serve(in_c: bool, at_work: Event) -> None:
    signal.signal(signal.SIGTERM, go_home)
    at_work.set()
    if in_c:
        sum(NUMBERS)
    else:
        for _ in NUMBERS:
            pass


def main() -> None:
    for name, in_c in ("a loop in Python", False), ("a call of sum", True):
        at_work = multiprocessing.Event()
        clerk = multiprocessing.Process(target=serve, args=(in_c, at_work))
        clerk.start()
        at_work.wait(timeout=5)
        clerk.join(timeout=0.3)  # the clerk adds up
        clerk.terminate()
        clerk.join(timeout=1.5)
        print(f"{name}: exit code {clerk.exitcode}")
        clerk.kill()
        clerk.join(timeout=5)


if __name__ == "__main__":
    main()
