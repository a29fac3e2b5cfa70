"""There is no one to answer: stdin is at its end."""

import sys


def main() -> None:
    print("stdin:", repr(sys.stdin.read()))
    try:
        input("who is there? ")
    except EOFError:
        print("nobody")


if __name__ == "__main__":
    main()
