"""The path of the server's socket can be too long."""

# needs: os.fork
# runs: limit 30 s

import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import multiprocessing, sys

if __name__ == "__main__":
    context = multiprocessing.get_context(sys.argv[1])
    clerk = context.Process(target=print, args=("packed",))
    clerk.start()
    clerk.join(timeout=20)
"""


def run(shop: Path, method: str, temporary: Path) -> None:
    temporary.mkdir(exist_ok=True)
    command = [sys.executable, str(shop), method]
    options = {"capture_output": True, "text": True, "timeout": 25}
    ran = subprocess.run(command, env={"TMPDIR": str(temporary)}, **options)
    last = (ran.stdout + ran.stderr).splitlines()[-1]
    print(f"{method} in {temporary.name[:20]}: {last}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        long = Path(folder, "a-long-name-" + 80 * "x")
        run(shop, "forkserver", long)
        run(shop, "spawn", long)
        run(shop, "forkserver", Path(folder, "short"))


if __name__ == "__main__":
    main()
