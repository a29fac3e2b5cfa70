"""Start of exercise 1: Python reads the variable when it starts."""

# needs: os.fork

import os
import sys


def main() -> None:
    os.environ["PYTHONHASHSEED"] = "0"
    print("random hashes:", bool(sys.flags.hash_randomization))


if __name__ == "__main__":
    main()
