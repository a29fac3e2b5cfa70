"""Parent and child have a pid each."""

import os


def main() -> None:
    print(f"parent: pid {os.getpid()}")
    print(f"child: pid {os.getpid()}")


if __name__ == "__main__":
    main()
