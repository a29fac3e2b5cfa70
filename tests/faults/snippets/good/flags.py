"""This program runs in Python's development mode."""
# runs: flags -X dev -W "ignore::UserWarning"

import sys


def main() -> None:
    print(sys.flags.dev_mode, sys.warnoptions[-1])


if __name__ == "__main__":
    main()
