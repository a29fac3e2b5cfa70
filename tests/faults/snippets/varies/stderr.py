"""The shop opens, and complains a little."""

import sys


def main() -> None:
    print("shop open")
    print("3 clerks are late", file=sys.stderr)


if __name__ == "__main__":
    main()
