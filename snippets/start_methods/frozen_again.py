"""A frozen program starts itself as its child, unless it is told."""

# needs: os.fork
# runs: limit 40 s

import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import os, sys  # what a freezing tool sets:
sys.frozen, sys.executable = True, os.environ["SHOP"]
import multiprocessing
from multiprocessing import spawn

def pack():
    print("packed", flush=True)

if __name__ == "__main__":
    {call}
    print("window opened", flush=True)
    os.environ["WINDOWS"] = os.environ.get("WINDOWS", "") + "x"
    if os.environ["WINDOWS"] != "xxx":  # stop here
        clerk = multiprocessing.get_context("spawn").Process(target=pack)
        clerk.start()
        clerk.join(timeout=30)
"""
FROZEN = """#!/bin/sh
[ "$1" = -c ] && exec {python} "$@"
exec {python} "$SHOP.py" "$@"
"""
CALLS = "", "multiprocessing.freeze_support()", "spawn.freeze_support()"


def run(shop: Path) -> str:
    options = {"capture_output": True, "text": True, "timeout": 35}
    ran = subprocess.run([shop], env={"SHOP": str(shop)}, **options)
    return ", ".join(ran.stdout.splitlines())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop")
        shop.write_text(FROZEN.format(python=sys.executable))
        shop.chmod(0o700)
        for call in CALLS:
            Path(folder, "shop.py").write_text(SHOP.format(call=call))
            print(f"{call or 'no call'}: {run(shop)}")


if __name__ == "__main__":
    main()
