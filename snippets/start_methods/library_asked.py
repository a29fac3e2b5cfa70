"""A library that starts its process in a function needs no more."""

# runs: limit 30 s

import subprocess
import sys
import tempfile
from pathlib import Path

PRICES = """
import multiprocessing

def fetch():
    print("prices fetched", flush=True)

def start():
    context = multiprocessing.get_context("spawn")
    clerk = context.Process(target=fetch)
    clerk.start()
    clerk.join(timeout=20)
    return clerk
"""
SHOP = """
import prices

if __name__ == "__main__":
    print("clerk: exit code", prices.start().exitcode)
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "prices.py").write_text(PRICES)
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        options = {"capture_output": True, "text": True, "timeout": 25}
        ran = subprocess.run([sys.executable, shop], **options)
    print(ran.stdout, end="")
    for line in ran.stderr.splitlines():
        if "An attempt" in line or "bootstrapping" in line:
            print(line.strip())


if __name__ == "__main__":
    main()
