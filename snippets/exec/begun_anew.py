"""Answer to exercise 1: Python restarts with the variable set."""

# needs: os.fork

import os
import sys


def main() -> None:
    if os.environ.get("PYTHONHASHSEED") != "0":
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, sys.orig_argv)
    print("random hashes:", bool(sys.flags.hash_randomization))


if __name__ == "__main__":
    main()
