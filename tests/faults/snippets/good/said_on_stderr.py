"""What older versions print on stderr has a recording, their stdout none."""

import os
import sys


def main() -> None:
    old = sys.version_info < (3, 13)
    print("older" if old else "newer", os.getpid())
    print("old" if old else "new", os.getpid(), file=sys.stderr)


if __name__ == "__main__":
    main()
