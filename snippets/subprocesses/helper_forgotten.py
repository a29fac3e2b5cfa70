"""The time limit of run ends the program, but not what it started."""

# needs: os.fork
# runs: picture

import os
import select
import subprocess
import sys

HELPER = "import time; time.sleep(2.2)"  # the helper works on
CLERK = f"""
import subprocess, sys
subprocess.run([sys.executable, "-c", {HELPER!r}])
"""


def main() -> None:
    lines, writing_end = os.pipe()
    clerk = [sys.executable, "-c", CLERK]
    try:
        subprocess.run(clerk, stdout=writing_end, timeout=1)
    except subprocess.TimeoutExpired:
        print("the clerk was stopped")

    os.close(writing_end)  # now the helper alone can write
    with open(lines) as lines:
        ended, _, _ = select.select([lines], [], [], 0.3)
        print("the helper has ended:", bool(ended))
        lines.read()  # returns when it has


if __name__ == "__main__":
    main()
