"""Under python -m, a child imports the module by its full name."""

# needs: os.fork
# runs: limit 60 s

import subprocess
import sys
import tempfile
from pathlib import Path

DESK = """
import multiprocessing, sys
from .prices import PRICES
def pack():
    print(f"{__name__} is {__spec__.name}, tea costs {PRICES['tea']}")

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    clerk = context.Process(target=pack)
    clerk.start()
    clerk.join(timeout=15)
"""


def main() -> None:
    options = {"capture_output": True, "text": True, "timeout": 20}
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop")
        shop.mkdir()
        Path(shop, "prices.py").write_text("PRICES = {'tea': 3}")
        Path(shop, "desk.py").write_text(DESK)
        for method in "fork", "forkserver", "spawn":
            command = [sys.executable, "-m", "shop.desk", method]
            ran = subprocess.run(command, cwd=folder, **options)
            print(f"{method}:", *(ran.stdout + ran.stderr).splitlines())


if __name__ == "__main__":
    main()
