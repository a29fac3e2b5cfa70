"""os._exit ends a child without leaving the with."""

# needs: os.fork

import os
import tempfile
from pathlib import Path


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        pid = os.fork()
        if pid == 0:
            Path(folder, "report.txt").write_text("tea: 3")
            os._exit(0)
        os.waitpid(pid, 0)
        print(os.listdir(folder))


if __name__ == "__main__":
    main()
