"""Without a main guard a Pool replaces its dead workers for ever."""

# needs: os.fork
# runs: start spawn; limit 20 s

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import sys
from multiprocessing import get_context

with get_context(sys.argv[1]).Pool(2) as clerks:
    print(clerks.map(len, ["tea", "salt"]))
"""


def seen(shop: Path, method: str) -> str:
    ran = [sys.executable, shop, method]
    with subprocess.Popen(
        ran, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as running:
        try:
            running.communicate(timeout=3)
            return "has ended by itself"
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGINT)  # Ctrl-C
            _, said = running.communicate(timeout=5)
            dead = said.count("bootstrapping phase")
            return f"stopped; more than 4 have died: {dead > 4}"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        for method in "forkserver", "spawn":
            print(f"{method}: {seen(shop, method)}")


if __name__ == "__main__":
    main()
