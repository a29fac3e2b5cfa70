"""Answer to the exercise: Python starts again, with the variable set."""

# needs: os.fork

import os
import sys


def main() -> None:
    if sys.flags.hash_randomization:
        os.environ["PYTHONHASHSEED"] = "0"
        os.execv(sys.executable, sys.orig_argv)
    print("random hashes:", bool(sys.flags.hash_randomization))


if __name__ == "__main__":
    main()
