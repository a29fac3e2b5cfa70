"""A child cannot import a program that Python reads from stdin."""

# needs: os.fork
# runs: limit 30 s

import subprocess
import sys
import tempfile
from pathlib import Path

TOLD = "packed", "clerk:", "FileNotFoundError", "ConnectionResetError"
SHOP = """
import multiprocessing, sys
def pack(order):
    print("packed", order, flush=True)

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    clerk = context.Process(target=pack, args=("3 tea",))
    clerk.start()
    clerk.join(timeout=5)
    print("clerk: exit code", clerk.exitcode)
"""


def run(name: str, method: str) -> None:
    command = [sys.executable, name, method]
    options = {"capture_output": True, "text": True, "cwd": "/"}
    ran = subprocess.run(command, input=SHOP, timeout=8, **options)
    print(f"{Path(name).name} {method}: exit status {ran.returncode}")
    for line in (ran.stdout + ran.stderr).splitlines():
        if line.startswith(TOLD):
            print("", line)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        for method in ("fork", "forkserver", "spawn"):
            run("-", method)
        run(str(shop), "forkserver")


if __name__ == "__main__":
    main()
