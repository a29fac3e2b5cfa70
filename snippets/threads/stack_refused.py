"""stack_size takes bytes, returns the old size, and has a least one."""

import threading


def main() -> None:
    print("default:", threading.stack_size())
    print("before:", threading.stack_size(256 * 1024))
    print("now:", threading.stack_size())
    try:
        threading.stack_size(256)  # KiB were meant
    except ValueError as error:
        print("ValueError:", error)
    print("now:", threading.stack_size())


if __name__ == "__main__":
    main()
