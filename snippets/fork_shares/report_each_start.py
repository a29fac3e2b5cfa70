"""Each worker writes a report, named after its pid."""

# needs: os.fork

import os
import tempfile
from pathlib import Path

REPORT = f"report_{os.getpid()}.txt"


def work(folder: str, name: str) -> None:
    Path(folder, REPORT).write_text(f"{name}: all packed")


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
