"""Without a main guard a Pool of two replaces its dead workers forever."""

# runs: limit 40 s

import os
import sys
import tempfile
import threading
from pathlib import Path
from subprocess import PIPE, Popen

SHOP = """
from multiprocessing import get_context

with get_context("spawn").Pool(2) as clerks:
    print(clerks.map(len, ["tea", "salt"]))
"""


def count_dead(shop: Path, enough: int) -> int:
    own = os.environ | {"TMPDIR": str(shop.parent)}  # its files go with it
    command = [sys.executable, shop]
    with Popen(command, env=own, stderr=PIPE) as clerks:
        limit = threading.Timer(30, clerks.kill)
        limit.start()
        dead = 0
        for line in clerks.stderr:
            dead += b"bootstrapping phase" in line
            if dead == enough:
                break
        clerks.kill()
        limit.cancel()
    return dead


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        print("workers that have died:", count_dead(shop, enough=6))


if __name__ == "__main__":
    main()
