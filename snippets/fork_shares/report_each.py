"""A pid that is asked for in the child is that of the child."""

# needs: os.fork

import os
import tempfile
from pathlib import Path


def work(folder: str, name: str) -> None:
    report = f"report_{os.getpid()}.txt"
    Path(folder, report).write_text(f"{name}: all packed")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name in "ann", "bob":
            pid = os.fork()
            if pid == 0:
                work(folder, name)
                os._exit(0)
            os.waitpid(pid, 0)

        print(sorted(file.read_text() for file in Path(folder).iterdir()))


if __name__ == "__main__":
    main()
