"""Someone is late."""

import sys


def main() -> None:
    print("Ann is late", file=sys.stderr)


if __name__ == "__main__":
    main()
