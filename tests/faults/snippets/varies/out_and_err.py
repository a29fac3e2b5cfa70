"""A name that stderr repeats was not on stdout."""

import sys


def main() -> None:
    print("shop open, nobody here")
    print("Ann is late", file=sys.stderr)


if __name__ == "__main__":
    main()
