"""After main has returned, Python 3.12.1 starts no thread."""

import atexit
import threading


def lock_drawer() -> None:
    print("clerk: drawer locked")


def hire_clerk() -> None:
    try:
        clerk = threading.Thread(target=lock_drawer)
        clerk.start()
        clerk.join(timeout=5)
    except RuntimeError as error:
        print("no clerk:", error)


def main() -> None:
    atexit.register(hire_clerk)
    print("main: goodbye")


if __name__ == "__main__":
    main()
