"""The shop closes badly, in a way of its own."""
# runs: exit 1

import sys


def main() -> None:
    print("shop closed")
    sys.exit(2)


if __name__ == "__main__":
    main()
