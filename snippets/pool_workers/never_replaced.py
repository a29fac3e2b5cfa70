"""Ten tasks wait for a worker that is replaced after two of them."""

# needs: python>=3.11
# runs: limit 40 s

import subprocess
import sys
import tempfile
from pathlib import Path

SHOP = """
import os
from concurrent.futures import ProcessPoolExecutor, wait

if __name__ == "__main__":
    clerks = ProcessPoolExecutor(1, max_tasks_per_child=2)
    jobs = [clerks.submit(abs, number) for number in range(10)]
    wait(jobs[:3], timeout=3)
    if jobs[2].done():
        wait(jobs, timeout=20)
    print(sum(job.done() for job in jobs), flush=True)
    if not jobs[2].done():
        os._exit(0)
    clerks.shutdown()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        shop = Path(folder, "shop.py")
        shop.write_text(SHOP)
        ran = subprocess.run(
            [sys.executable, shop], capture_output=True, timeout=30
        )
        print("done of ten:", ran.stdout.decode().strip())


if __name__ == "__main__":
    main()
