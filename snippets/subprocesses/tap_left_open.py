"""A writer blocks on a full pipe while its parent could still read."""

import subprocess
import sys

TAP = """
import os, sys
try:
    while True:
        os.write(1, b"tea " * 1000)
except OSError:
    sys.exit(3)  # nobody reads any more
"""
CUP = "import os; os.read(0, 4)"  # and that is all it reads


def main() -> None:
    tap = subprocess.Popen(
        [sys.executable, "-c", TAP], stdout=subprocess.PIPE
    )
    cup = subprocess.Popen([sys.executable, "-c", CUP], stdin=tap.stdout)
    print("cup:", cup.wait(timeout=5))
    try:
        print("tap:", tap.wait(timeout=1))
    except subprocess.TimeoutExpired:
        print("tap: still on")
        tap.stdout.close()
        tap.kill()
        tap.wait(timeout=5)


if __name__ == "__main__":
    main()
