"""A frozen program starts itself as its child, unless it is told."""

# needs: procfs
# runs: limit 40 s

import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import os, sys  # what a freezing tool sets:
sys.frozen, sys.executable = True, os.environ["SHOP"]
from multiprocessing import freeze_support, get_context, spawn

if __name__ == "__main__":
    {call}
    print("window opened", flush=True)
    os.environ["WINDOWS"] = os.environ.get("WINDOWS", "") + "x"
    if os.environ["WINDOWS"] != "xxx":  # stop here
        clerk = get_context("spawn").Process(target=print, args=["packed"])
        clerk.start()
        clerk.join(timeout=30)
"""
FROZEN = """#!/bin/sh
[ "$1" = -c ] && exec {python} "$@"
exec {python} "$SHOP.py" "$@"
"""


def main() -> None:
    options = {"capture_output": True, "text": True, "timeout": 35}
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop")
        shop.write_text(FROZEN.format(python=sys.executable))
        shop.chmod(0o700)
        for call in ("", "freeze_support()", "spawn.freeze_support()"):
            Path(folder, "shop.py").write_text(SHOP.format(call=call))
            ran = subprocess.run([shop], env={"SHOP": str(shop)}, **options)
            seen = ", ".join(ran.stdout.splitlines())
            print(f"{call or 'no call'}: {seen}")


if __name__ == "__main__":
    main()
