"""stack_size has a least one, and sets 0 if it is called without one."""

import re
import threading


def main() -> None:
    print("before:", threading.stack_size(256 * 1024))
    try:
        threading.stack_size(256)  # KiB were meant
    except ValueError as error:
        print("ValueError:", re.sub("[0-9]+", "N", str(error)))
    print("after the error:", threading.stack_size())
    print("after a look:", threading.stack_size())


if __name__ == "__main__":
    main()
