"""A program's lines can be read while the program is still at work."""

import subprocess
import sys

PACKER = """
import time
for order in "tea", "rye", "jam":
    print(order, flush=True)
    time.sleep(0.2)  # packing takes a moment
"""


def main() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PACKER],
        stdout=subprocess.PIPE,
        text=True,
    ) as packer:
        first = packer.stdout.readline().strip()
        print("main heard:", first)
        print("packer at work:", packer.poll() is None)
        for line in packer.stdout:
            print("main heard:", line.strip())
    print("exit status:", packer.returncode)


if __name__ == "__main__":
    main()
