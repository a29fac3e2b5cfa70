"""The stdout of this program is a pipe."""
# runs: stdout pipe

import sys


def main() -> None:
    print("stdout is a terminal:", sys.stdout.isatty())


if __name__ == "__main__":
    main()
