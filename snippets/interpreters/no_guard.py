"""Without a main guard the interpreter cannot find the function."""

# needs: python>=3.14

import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
from concurrent import interpreters

RATE = 2

def rated(price):
    return RATE * price

print("top of", __name__)
ann = interpreters.create()
print(ann.call(rated, 7))
ann.close()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        ran = [sys.executable, shop]
        done = subprocess.run(
            ran, capture_output=True, text=True, timeout=8
        )
    print(done.stdout, end="")
    for line in done.stderr.splitlines():
        if "Error: " in line:
            print(line)


if __name__ == "__main__":
    main()
