"""The shop closes well."""

import sys


def main() -> None:
    print("shop closed")
    sys.exit(3)


if __name__ == "__main__":
    main()
