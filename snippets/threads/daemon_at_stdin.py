"""A daemon thread that is reading stdin at the end makes Python abort."""

# needs: os.fork
# runs: exit -6

import os
import sys
import threading


def listen(begun: threading.Event) -> None:
    begun.set()
    sys.stdin.buffer.readline()  # holds the lock of the buffer


def main() -> None:
    keyboard, _nobody_types = os.pipe()
    sys.stdin = open(keyboard, closefd=False)
    begun = threading.Event()
    clerk = threading.Thread(target=listen, args=(begun,), daemon=True)
    clerk.start()
    begun.wait(timeout=5)
    print("main: goodbye")


if __name__ == "__main__":
    main()
