"""With a main guard, shop.py works under every start method."""

# needs: os.fork

import subprocess
import sys
import tempfile
from pathlib import Path

TOLD = "packed", "clerk:", "Run", "Conn", "An", "curr"
SHOP = """import multiprocessing, sys
def pack(order):
    print("packed", order, flush=True)

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    clerk = context.Process(target=pack, args=("3 tea",))
    clerk.start()
    clerk.join(timeout=5)
    print("clerk: exit code", clerk.exitcode)
"""


def run_shop(shop: Path, method: str) -> None:
    ran = subprocess.run(
        [sys.executable, shop, method],
        capture_output=True,
        text=True,
        timeout=8,
    )
    print(f"{method}: exit status {ran.returncode}")
    for line in (ran.stdout + ran.stderr).splitlines():
        if line.strip().startswith(TOLD):
            print("", line.strip())


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        for method in ("fork", "forkserver", "spawn"):
            run_shop(shop, method)


if __name__ == "__main__":
    main()
