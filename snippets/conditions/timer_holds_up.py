"""The program has done its work, and goes on until the timer has called."""

import threading

LIMIT = 0.5


def warn() -> None:
    print("timer: the backup takes too long")


def main() -> None:
    timer = threading.Timer(LIMIT, warn)
    timer.start()
    print("main: backup done")


if __name__ == "__main__":
    main()
