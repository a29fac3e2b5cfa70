"""A child knows its parent's pid."""

import os


def main() -> None:
    print(f"parent: pid {os.getpid()}")
    print("child: parent pid 0")


if __name__ == "__main__":
    main()
