"""Without a main guard the start method decides whether a pool works."""

# runs: start spawn

import subprocess
import sys
import tempfile
from multiprocessing import get_all_start_methods
from pathlib import Path

SHOP = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

def pack(order):
    return order + " packed"

with ProcessPoolExecutor(1, get_context(sys.argv[1])) as clerks:
    print(clerks.submit(pack, "tea").result())
"""
SAY = "packed\n", "An attempt has", "ConnectionReset", "BrokenProcessPool:"


def run(shop: Path, method: str) -> None:
    ran = [sys.executable, shop, method]
    done = subprocess.run(ran, capture_output=True, text=True, timeout=8)
    lines = (done.stdout + done.stderr).splitlines(keepends=True)
    for line in lines:
        if any(text in line for text in SAY):
            print(" ", line.strip())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        for method in sorted(get_all_start_methods()):
            print(f"{method}:")
            run(shop, method)


if __name__ == "__main__":
    main()
