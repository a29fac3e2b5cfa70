"""A program starts another and forgets it."""

import subprocess
import sys


def main() -> None:
    code = "import time; time.sleep(60)"
    subprocess.Popen([sys.executable, "-c", code])
    print("shop closed")


if __name__ == "__main__":
    main()
