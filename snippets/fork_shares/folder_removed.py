"""A child that leaves a with removes the folder that its parent uses."""

# needs: os.fork
# runs: exit 1

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pid = os.fork()
        if pid == 0:
            Path(folder, "report.txt").write_text("tea: 3")
            sys.exit()
        os.waitpid(pid, 0)
        print(os.listdir(folder))


if __name__ == "__main__":
    main()
