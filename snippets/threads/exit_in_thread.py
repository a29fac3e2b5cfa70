"""sys.exit in a thread ends that thread, and the exit status stays 0."""

import sys
import threading


def open_drawer() -> None:
    sys.exit("the key is missing")


def main() -> None:
    clerk = threading.Thread(target=open_drawer)
    clerk.start()
    clerk.join(timeout=5)
    print("main: open")


if __name__ == "__main__":
    main()
