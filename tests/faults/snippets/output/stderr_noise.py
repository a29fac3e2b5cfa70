"""The shop opens."""

import sys


def main() -> None:
    print("shop open")
    print("debug: 1 clerk", file=sys.stderr)


if __name__ == "__main__":
    main()
