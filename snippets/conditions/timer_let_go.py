"""The program ends with its work, because it cancels the timer."""

import threading

LIMIT = 0.5


def warn() -> None:
    print("timer: the backup takes too long")


def main() -> None:
    timer = threading.Timer(LIMIT, warn)
    timer.start()
    try:
        print("main: backup done")
    finally:
        timer.cancel()


if __name__ == "__main__":
    main()
