"""-X cpu_count or PYTHON_CPU_COUNT sets the number of workers."""

# needs: python>=3.13
# runs: limit 30 s

import os
import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import os
from multiprocessing import Pool, active_children

if __name__ == "__main__":
    with Pool():
        workers = len(active_children())
    print(os.cpu_count(), os.process_cpu_count(), workers)
"""


def run(shop: Path, *options: str, **variables: str) -> str:
    command = [sys.executable, *options, shop]
    ran = subprocess.run(
        command, env=os.environ | variables, stdout=-1, text=True, timeout=8
    )
    return ran.stdout.strip()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        print("-X cpu_count=3:", run(shop, "-X", "cpu_count=3"))
        print("PYTHON_CPU_COUNT=3:", run(shop, PYTHON_CPU_COUNT="3"))


if __name__ == "__main__":
    main()
