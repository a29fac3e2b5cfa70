"""A file called multiprocessing.py hides the module of that name."""

import subprocess
import sys
import tempfile
import textwrap
from pathlib import Path

NEIGHBOR = "import multiprocessing\n\nprint(multiprocessing.Process)\n"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "multiprocessing.py").write_text("import os\n")
        Path(folder, "neighbor.py").write_text(NEIGHBOR)
        done = subprocess.run(
            [sys.executable, "neighbor.py"],
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
            timeout=10,
        )
    last_line = done.stderr.splitlines()[-1]
    for name in (folder, str(Path(folder).resolve())):
        last_line = last_line.replace(name, "...")
    print(textwrap.fill(last_line, 76, break_long_words=False))
    print("exit status:", done.returncode)


if __name__ == "__main__":
    main()
