"""Answer to exercise 2: read two lines, then end the program."""

# needs: os.fork

import subprocess
import sys

PACKER = """
import time
for order in "tea", "rye", "jam", "oil":
    print(order, flush=True)
    time.sleep(0.2)  # packing takes a moment
"""


def main() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PACKER],
        stdout=subprocess.PIPE,
        text=True,
    ) as packer:
        heard = [packer.stdout.readline().strip() for _ in range(2)]
        packer.terminate()
    print("heard:", heard)
    print("exit status:", packer.returncode)


if __name__ == "__main__":
    main()
