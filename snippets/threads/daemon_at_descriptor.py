"""A daemon thread that reads from a descriptor holds no lock at the end."""

# needs: os.fork

import os
import sys
import threading


def listen(begun: threading.Event) -> None:
    begun.set()
    os.read(sys.stdin.fileno(), 100)  # goes past the buffer


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
