"""A version of Python may say something else, on purpose."""

import sys


def main() -> None:
    print("newer" if sys.version_info >= (3, 14) else "older")


if __name__ == "__main__":
    main()
