"""Start of exercise 2: the shop hears of the orders when all are packed."""

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
    packer = subprocess.run(
        [sys.executable, "-c", PACKER],
        stdout=subprocess.PIPE,
        text=True,
        timeout=10,
    )
    print("heard:", packer.stdout.split())
    print("exit status:", packer.returncode)


if __name__ == "__main__":
    main()
