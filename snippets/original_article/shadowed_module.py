"""A file called multiprocessing.py hides the module of that name."""

import sys
import tempfile
import textwrap
from pathlib import Path
from subprocess import PIPE, run

NEIGHBOR = "import multiprocessing\n\nprint(multiprocessing.Process)\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "multiprocessing.py").write_text("import os\n")
        (folder / "neighbor.py").write_text(NEIGHBOR)
        command = [sys.executable, "neighbor.py"]
        done = run(command, cwd=folder, stderr=PIPE, text=True, timeout=9)
    told = done.stderr.splitlines()[-1].replace(str(folder), "...")
    print(textwrap.fill(told, 76, break_long_words=False))
    print("exit status:", done.returncode)


if __name__ == "__main__":
    main()
