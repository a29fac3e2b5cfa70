"""What comes of a missing main guard depends on the start method."""

# needs: os.fork
# runs: limit 60 s

import sys
import tempfile
from pathlib import Path
from subprocess import PIPE, Popen

SHOP = """import multiprocessing
from concurrent.futures import ProcessPoolExecutor
multiprocessing.set_start_method("{}", force=True)
"""
STARTS = {
    "Process": "multiprocessing.Process().start()",
    "Pool": "with multiprocessing.Pool(1) as pool: pool.map(abs, [3])",
    "executor": "with ProcessPoolExecutor() as pool: [*pool.map(abs, [3])]",
}


def try_out(shop: Path) -> str:
    command, env = [sys.executable, shop], {"TMPDIR": shop.parent}
    failures = 0
    with Popen(command, env=env, stderr=PIPE, text=True) as main:
        for line in main.stderr:
            failures += "bootstrapping phase" in line
            if failures == 3:
                main.kill()
    if main.returncode:
        return "main fails" if main.returncode > 0 else "goes on failing"
    return "child fails" if failures else "runs"


def main() -> None:
    print(f"{'':10}fork            forkserver      spawn")
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        for name, start in STARTS.items():
            line = f"{name:10}"
            for method in ("fork", "forkserver", "spawn"):
                shop.write_text(SHOP.format(method) + start)
                line += f"{try_out(shop):16}"
            print(line.rstrip())


if __name__ == "__main__":
    main()
